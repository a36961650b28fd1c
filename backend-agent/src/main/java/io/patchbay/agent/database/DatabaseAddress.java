package io.patchbay.agent.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A server's address in JDBC's form, with user and password apart. `toString` shows the server and the database,
/// nothing else.
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int TRANSACTION_POOLER_PORT = 6543;

    /// `name` is the setting the text came from. Off loopback the connection is encrypted unless the address says
    /// otherwise.
    static DatabaseAddress parse(String name, String text) {
        var uri = uri(name, text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost();
        if (!Set.of("postgres", "postgresql").contains(scheme) || host == null) {
            throw new DatabaseFailure(name + " is not the address of a PostgreSQL database. Write it as"
                    + " postgres://user:password@host:5432/database.");
        }
        var query = query(uri.getRawQuery());
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        var user = query.remove("user");
        var password = query.remove("password");
        if (!userInfo.isEmpty()) {
            user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
            password = colon < 0 ? password : decoded(userInfo.substring(colon + 1));
        }
        if (user == null || user.isEmpty()) {
            throw new DatabaseFailure(
                    name + " names no user. Write it as postgres://user:password@host:5432/database.");
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        if (port == TRANSACTION_POOLER_PORT && host.contains("pooler")) {
            throw new DatabaseFailure(
                    name + " leads to a transaction pooler, through which live changes cannot be seen."
                            + " Use the direct connection of the project (port 5432).");
        }
        if (!LOOPBACK.contains(host)) {
            query.putIfAbsent("sslmode", "require");
        }
        var path = uri.getPath() == null || uri.getPath().length() <= 1 ? "/" + user : uri.getRawPath();
        return new DatabaseAddress(
                "jdbc:postgresql://" + host + ":" + port + path + joined(query),
                user,
                password == null ? "" : password);
    }

    /// The direct connection of a hosted Supabase project.
    static DatabaseAddress ofSupabaseProject(String projectUrl, @Nullable String password) {
        var host = uri("SUPABASE_URL", projectUrl).getHost();
        if (password == null || host == null || !host.endsWith(".supabase.co")) {
            throw new DatabaseFailure("SUPABASE_URL names a project, but the agent needs its database too. Set"
                    + " SUPABASE_DB_URL to the direct connection string (Supabase: Connect, Direct connection), or"
                    + " SUPABASE_DB_PASSWORD for a hosted project.");
        }
        return new DatabaseAddress(
                "jdbc:postgresql://db." + host + ":5432/postgres?sslmode=require", "postgres", password);
    }

    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)).replaceFirst("^jdbc:", "");
    }

    /// The exception of a bad address holds the address, and with it the password: it goes no further.
    private static URI uri(String name, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new DatabaseFailure(name + " cannot be read as an address. Write it as"
                    + " postgres://user:password@host:5432/database, special characters of the password"
                    + " percent-encoded.");
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        var values = new LinkedHashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return values;
    }

    private static String joined(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String decoded(String text) {
        // In a user name or password a plus is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
