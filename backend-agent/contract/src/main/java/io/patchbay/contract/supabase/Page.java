package io.patchbay.contract.supabase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;

/// Some rows of a result, and how many there are in all when that was asked for.
public record Page(List<JsonNode> rows, OptionalLong total) {}
