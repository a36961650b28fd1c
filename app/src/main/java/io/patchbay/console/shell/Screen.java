package io.patchbay.console.shell;

import javafx.scene.Node;

/// One screen as the window sees it.
public record Screen(String title, Node node) {}
