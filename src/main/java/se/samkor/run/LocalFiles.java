package se.samkor.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.jspecify.annotations.Nullable;

/**
 * Hadoop's local files, with permissions set by Java. Without Hadoop's native library, which no plain machine has, Hadoop starts
 * the program {@code chmod} for every file and folder that it makes: eight milliseconds each, of which a small step makes a hundred. And
 * read by {@link LocalInput} where no file of checksums stands beside, as none does in a store.
 */
public final class LocalFiles extends LocalFileSystem {
    public LocalFiles() {
        super(new Raw());
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        java.nio.file.Path file = pathToFile(path).toPath();
        if (Files.exists(pathToFile(getChecksumFile(path)).toPath()) || Files.isDirectory(file)) {
            return super.open(path, bufferSize);
        }
        try {
            return new FSDataInputStream(new LocalInput(file, ((Raw) getRaw()).counts()));
        } catch (NoSuchFileException absent) {
            throw (FileNotFoundException)
                    new FileNotFoundException("File " + path + " does not exist").initCause(absent);
        }
    }

    private static final class Raw extends RawLocalFileSystem {
        /** Where it is counted what is read; none before it is initialized. */
        @Nullable
        Statistics counts() {
            return statistics;
        }

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            if (permission.getStickyBit() || Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) {
                super.setPermission(path, permission);
            } else {
                // as rwxr-x---, in both
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permission.toString()));
            }
        }
    }
}
