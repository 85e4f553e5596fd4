package se.samkor.publication;

/**
 * What a reader needs to make the figures again. Nothing in it names a person or a place on a disk.
 *
 * @param started when the run began, UTC, ISO 8601
 * @param settings the settings as used, one line
 * @param tables the tables with the version read
 * @param threshold the smallest count that is published
 */
public record RunFacts(
        String runId,
        String started,
        int year,
        String delivery,
        String codeVersion,
        String settingsHash,
        String settings,
        String tables,
        int threshold) {}
