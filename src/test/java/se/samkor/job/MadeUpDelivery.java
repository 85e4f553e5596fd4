package se.samkor.job;

import java.io.IOException;
import java.nio.file.Path;

/** The small delivery for tests of other packages. */
public final class MadeUpDelivery {
    private MadeUpDelivery() {}

    /** Writes it into a folder and returns the folder. */
    public static Path write(Path folder) throws IOException {
        return new SmallDelivery().write(folder);
    }
}
