package se.samkor.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files, with permissions set by Java. Without Hadoop's native library, which no plain machine has, Hadoop starts
 * the program {@code chmod} for every file and folder that it makes: eight milliseconds each, of which a small step makes a hundred.
 */
public final class LocalFiles extends LocalFileSystem {
    public LocalFiles() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {
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
