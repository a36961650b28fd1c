package io.patchbay.agent.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The server programs that travel in our own jar, unpacked once per version. Unpacking ends in a rename, so a
/// torn copy is never used.
record PostgresBinaries(Path directory) {

    static PostgresBinaries unpackInto(Path parent) throws IOException {
        var name = archiveName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        var archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new DatabaseFailure("This build carries no PostgreSQL for this machine (" + name
                    + "). Set DATABASE_URL to a PostgreSQL 15 or newer of your own.");
        }
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        long size = connection.getContentLengthLong();
        connection.getInputStream().close();
        var target = parent.resolve(name + "-" + size);
        if (!Files.isDirectory(target)) {
            unpack(archive, parent, target);
        }
        return new PostgresBinaries(target);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /// The major version, as `PG_VERSION` of a data directory spells it.
    String majorVersion() throws IOException, InterruptedException {
        var process = new ProcessBuilder(program("postgres").toString(), "-V").start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new DatabaseFailure(
                    "The unpacked PostgreSQL does not run on this machine. Set DATABASE_URL to a server of"
                            + " your own.");
        }
        var version = text.substring(text.lastIndexOf(' ') + 1);
        return version.substring(0, version.indexOf('.'));
    }

    static String archiveName(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var family = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        var arch = osArch.equals("aarch64") ? "arm_64" : osArch.equals("amd64") ? "x86_64" : osArch;
        return "postgres-" + family + "-" + arch;
    }

    private static void unpack(URL archive, Path parent, Path target) throws IOException {
        Files.createDirectories(parent);
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        var temporary = Files.createTempDirectory(parent, "unpack");
        try {
            Files.setPosixFilePermissions(temporary, open);
            try (var in = new BufferedInputStream(archive.openStream(), 1 << 16)) {
                extract(in, temporary);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileTree.delete(temporary);
            // Somebody else may have been faster; theirs is as good as ours.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void extract(InputStream in, Path root) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var path = root.resolve(entry.getName()).normalize();
                if (!path.startsWith(root)) {
                    throw new IOException("archive entry outside its directory");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
