package io.patchbay.agent.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Who the server runs as. PostgreSQL refuses to run as root, so root steps down: `command` is put before every
/// program. `account` is empty when the files simply stay ours.
record ServerUser(List<String> command, Optional<String> account) {

    private static final List<String> PREFERRED_ACCOUNTS = List.of("patchbay", "nobody");

    /// Chooses a way that can enter all of `places` and fits the owner of a data directory that already exists.
    static ServerUser choose(List<Path> places, Path data) throws IOException, InterruptedException {
        var me = System.getProperty("user.name", "?");
        var owner = Files.exists(data) ? Optional.of(Files.getOwner(data).getName()) : Optional.<String>empty();
        if (!me.equals("root")) {
            if (owner.isPresent() && !me.equals("?") && !owner.get().equals(me)) {
                throw new DatabaseFailure("The data directory " + data + " belongs to user " + owner.get()
                        + ". Start the agent as that user, or name another data directory.");
            }
            // A user without a name (arbitrary ids in containers) needs one inside a namespace of its own.
            return me.equals("?") ? inNamespace() : new ServerUser(List.of(), Optional.empty());
        }
        if (owner.isEmpty() || !owner.get().equals("root")) {
            for (var account : owner.map(List::of).orElse(PREFERRED_ACCOUNTS)) {
                for (var way : waysTo(account)) {
                    if (way.canEnter(places)) {
                        return way;
                    }
                }
            }
        }
        if (owner.isEmpty() || owner.get().equals("root")) {
            var way = inNamespace();
            if (way.canEnter(places)) {
                return way;
            }
        }
        throw new DatabaseFailure(
                "PostgreSQL does not run as root, and no other user here can enter " + data.getParent()
                        + ". Start the agent as an ordinary user, or name a data directory that others can enter, such as"
                        + " /var/lib/patchbay.");
    }

    /// Hands a file or directory to the account the server runs as.
    void own(Path path) throws IOException {
        if (account.isPresent()) {
            var lookup = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, lookup.lookupPrincipalByName(account.get()));
        }
    }

    private static List<ServerUser> waysTo(String account) throws InterruptedException {
        var group = output(List.of("id", "-g", account));
        if (group.isEmpty()) {
            return List.of();
        }
        var gid = group.get().strip();
        return List.of(
                new ServerUser(
                        List.of("setpriv", "--reuid=" + account, "--regid=" + gid, "--clear-groups", "--"),
                        Optional.of(account)),
                new ServerUser(
                        List.of("chroot", "--userspec=" + account + ":" + gid, "--groups=", "/"),
                        Optional.of(account)));
    }

    /// The server believes to be an ordinary user; the files stay those of the real one.
    private static ServerUser inNamespace() {
        return new ServerUser(List.of("unshare", "-U", "--"), Optional.empty());
    }

    private boolean canEnter(List<Path> places) throws InterruptedException {
        for (var place : places) {
            if (output(with(List.of("test", "-x", place.toString()))).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// The whole command line of a program run as this user.
    List<String> with(List<String> program) {
        return Stream.concat(command.stream(), program.stream()).toList();
    }

    /// What a program prints; empty when it does not exist, fails or hangs.
    private static Optional<String> output(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
