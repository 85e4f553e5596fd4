package se.samkor.synthetic.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.RowSink;

/** One CSV file a register for one part: {@code NAME/part-00007.csv}, or {@code NAME.csv} where there is but one part. */
final class CsvPart implements RowSink, AutoCloseable {
    private final DeliveryOutput output;
    private final String suffix;
    private final Map<Register, Writer> files = new EnumMap<>(Register.class);

    CsvPart(DeliveryOutput output, int part, boolean single) {
        this.output = output;
        this.suffix = single ? ".csv" : String.format("/part-%05d.csv", part);
    }

    @Override
    public void add(Register register, String line) {
        try {
            Writer file = file(register);
            file.write(line);
            file.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Writer file(Register register) throws IOException {
        Writer open = files.get(register);
        if (open == null) {
            open = output.writer(register.fileName() + suffix);
            open.write(register.header());
            open.write('\n');
            files.put(register, open);
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        for (Writer file : files.values()) {
            file.close();
        }
    }
}
