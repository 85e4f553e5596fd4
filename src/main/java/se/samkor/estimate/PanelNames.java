package se.samkor.estimate;

import java.util.List;

/** Labels of a panel as they were read. */
record PanelNames(
        String outcome,
        List<String> covariates,
        List<String> units,
        List<String> clusters,
        boolean clustered,
        boolean weighted) {}
