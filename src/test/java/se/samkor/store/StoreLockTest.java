package se.samkor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.domain.Stop;

/** One writer at a time, and a dead one does not stand in the way. */
class StoreLockTest {
    @TempDir
    Path folder;

    private FileSystem files;
    private org.apache.hadoop.fs.Path root;

    @BeforeEach
    void open() throws IOException {
        files = FileSystem.getLocal(new Configuration());
        root = files.makeQualified(new org.apache.hadoop.fs.Path(folder.toUri()));
    }

    @Test
    void theSecondIsToldWhoHasTheStore() {
        try (StoreLock first = StoreLock.take(files, root, "ingest")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> StoreLock.take(files, root, "link"))
                    .isInstanceOf(Stop.CannotRunNow.class)
                    .hasMessageContaining("another run has it (job ingest on ")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThat(folder).isEmptyDirectory();
        StoreLock.take(files, root, "link").close();
    }

    @Test
    void aKilledHolderOnThisMachineIsPassedOver() throws IOException {
        String here = InetAddress.getLocalHost().getHostName();
        // the number of this very process, but of one that started at another time
        leave("job ingest on " + here + " process " + ProcessHandle.current().pid() + " since 2001-01-01T00:00:00Z");
        StoreLock.take(files, root, "ingest").close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofAnotherMachineNothingIsKnown() throws IOException {
        leave("job ingest on elsewhere.example process 7 since 2001-01-01T00:00:00Z");
        assertThatThrownBy(() -> StoreLock.take(files, root, "ingest"))
                .isInstanceOf(Stop.CannotRunNow.class)
                .hasMessageContaining("elsewhere.example")
                .hasMessageContaining("remove the file samkor-lock");
    }

    @Test
    void aTornLockIsNotTakenFromAnyone() throws IOException {
        leave("job");
        assertThatThrownBy(() -> StoreLock.take(files, root, "ingest")).isInstanceOf(Stop.CannotRunNow.class);
    }

    private void leave(String holder) throws IOException {
        Files.writeString(folder.resolve("samkor-lock"), holder);
    }
}
