package se.samkor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class HadoopDefaultsTest {
    @Test
    void whatSomebodyHasSetStaysAndMostOfTheRestGoes() throws IOException {
        new JobConf(false);
        Configuration conf = new Configuration();
        conf.set("yarn.resourcemanager.hostname", "here");
        conf.set("mapreduce.map.memory.mb", "77");
        int before = bytes(conf);
        assertThat(conf.get("yarn.nodemanager.vmem-check-enabled")).isEqualTo("true");

        HadoopDefaults.drop(conf);

        assertThat(conf.get("yarn.nodemanager.vmem-check-enabled")).isNull();
        assertThat(conf.get("yarn.resourcemanager.hostname")).isEqualTo("here");
        assertThat(conf.get("mapreduce.map.memory.mb")).isEqualTo("77");
        assertThat(conf.get("fs.AbstractFileSystem.file.impl")).isNotNull();
        assertThat(bytes(conf)).isLessThan(before / 2);
        Configuration copied = new Configuration(conf);
        assertThat(copied.get("yarn.nodemanager.vmem-check-enabled")).isNull();
    }

    private static int bytes(Configuration conf) throws IOException {
        DataOutputBuffer out = new DataOutputBuffer();
        conf.write(out);
        return out.getLength();
    }
}
