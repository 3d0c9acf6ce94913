package dev.pipaccel.pipeline;

import dev.pipaccel.auth.Prompter;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.Optional;

/// All that an install is told: nothing else is read from the process.
///
/// @param prompter asks the user for credentials; empty where nobody can be asked
public record InstallRequest(
    Settings settings,
    RequirementArguments requirements,
    ProcessFacts facts,
    Optional<Prompter> prompter,
    Report report) {}
