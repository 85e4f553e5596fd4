package se.samkor.job;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/**
 * A name node and a data node of HDFS in a process of their own, until standard input ends: takes a folder for their data and a file
 * that the address is written to. The server's classes are not among the libraries of the tests, hence found by name.
 */
final class HdfsServer {
    private HdfsServer() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Configuration settings = new Configuration();
        settings.set("hdfs.minidfs.basedir", args[0]);
        settings.set("dfs.replication", "1");
        settings.set("dfs.permissions.enabled", "false");
        Object cluster;
        try {
            Class<?> builder = Class.forName("org.apache.hadoop.hdfs.MiniDFSCluster$Builder");
            Object made = builder.getConstructor(Configuration.class).newInstance(settings);
            builder.getMethod("numDataNodes", int.class).invoke(made, 1);
            cluster = builder.getMethod("build").invoke(made);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        Object port = cluster.getClass().getMethod("getNameNodePort").invoke(cluster);
        Files.writeString(Path.of(args[1]), "hdfs://127.0.0.1:" + port);
        while (System.in.read() >= 0) {
            // lives as long as whoever started it
        }
        System.exit(0);
    }
}
