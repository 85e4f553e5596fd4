package se.samkor.schema;

import java.util.List;

/** The registers of a delivery, in the order in which they are read: an insats before its participations. */
public final class Registers {
    public static final List<RegisterSchema> ALL = List.of(
            InsatsTable.SCHEMA,
            ParticipationTable.SCHEMA,
            VolumeTable.SCHEMA,
            SicknessBenefitTable.SCHEMA,
            DisabilityBenefitTable.SCHEMA,
            PopulationTable.SCHEMA,
            PopulationEventTable.SCHEMA,
            JobSeekerTable.SCHEMA,
            MembershipTable.SCHEMA,
            EconomyTable.SCHEMA,
            FinsamFollowUpTable.SCHEMA,
            KommunPanelTable.SCHEMA);

    private Registers() {}
}
