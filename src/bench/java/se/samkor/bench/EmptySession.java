package se.samkor.bench;

import se.samkor.run.SparkSessions;

/** Opens a Spark session as every job does, asks it for nothing, and ends. */
final class EmptySession {
    private EmptySession() {}

    public static void main(String[] args) {
        SparkSessions.open("empty").range(1).count();
    }
}
