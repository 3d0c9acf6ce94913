/// What an environment holds, told in the ways of pip's queries: as a list, as requirements, in
/// detail, as a report, and whether it fits together.
///
/// | type | what it is |
/// |---|---|
/// | `Selection` | which of the installed distributions a query is about |
/// | `Dependencies` | what a distribution needs in this environment |
/// | `Freezer`, `RequirementsOrder` | the environment as a requirements file |
/// | `PackageDescription` | all that `pip show` tells of one distribution |
/// | `ConsistencyCheck` | what is missing, contradictory or made for another platform |
/// | `InspectionReport` | the environment as JSON |
///
/// Nothing here changes an environment or connects to an index.
@NullMarked
package dev.pipaccel.inventory;

import org.jspecify.annotations.NullMarked;
