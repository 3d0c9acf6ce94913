package dev.pipaccel.pipeline;

import dev.pipaccel.report.RepeatableReport;
import dev.pipaccel.resolver.Resolution;
import java.util.List;

/// An answer of the resolver.
///
/// @param basis what it came from
/// @param lines what was said on the way
record KnownResolution(
    ResolutionBasis basis, List<RepeatableReport.Line> lines, Resolution resolution) {}
