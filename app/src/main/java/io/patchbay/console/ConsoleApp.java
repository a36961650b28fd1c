package io.patchbay.console;

import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's life, as JavaFX sees it.
public final class ConsoleApp extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private @Nullable ConsoleWiring wiring;

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler(ConsoleApp::note);
        var made = new ConsoleWiring(ConsoleSettings.ofArguments(getParameters().getRaw()));
        wiring = made;
        stage.setTitle("Patchbay");
        stage.setScene(made.scene(WIDTH, HEIGHT));
        stage.setMinWidth(WIDTH * 0.6);
        stage.setMinHeight(HEIGHT * 0.5);
        made.open();
        stage.show();
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }

    /// The text of an exception may quote a row; its type and place do not.
    private static void note(Thread thread, Throwable failure) {
        var trace = failure.getStackTrace();
        LOG.atError()
                .addKeyValue("failure", failure.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "" : trace[0])
                .log("uncaught on the JavaFX thread");
    }
}
