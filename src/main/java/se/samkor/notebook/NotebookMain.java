package se.samkor.notebook;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What Jupyter starts: takes the path of the connection file and answers until it is told to stop. */
public final class NotebookMain {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger PROTOCOL = Logger.getLogger("io.github.spencerpark.jupyter");

    private NotebookMain() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException, InvalidKeyException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        PROTOCOL.setLevel(Level.WARNING);
        String properties = Files.readString(Path.of(args[0]), StandardCharsets.UTF_8);
        JupyterConnection connection = new JupyterConnection(KernelConnectionProperties.parse(properties));
        new JavaKernel().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }
}
