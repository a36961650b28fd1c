package io.patchbay.agent.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Small files that nobody but their owner may read, whole or absent.
final class OwnerOnlyFile {

    private OwnerOnlyFile() {}

    static void write(Path path, String content) throws IOException {
        var half = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(half);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(half);
        }
        Files.write(half, (content + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
