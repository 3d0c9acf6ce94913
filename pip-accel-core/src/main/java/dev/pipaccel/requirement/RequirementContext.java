package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.FormatControl;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;

/// What the reading of requirements depends on beyond their text.
///
/// @param markers of the interpreter
/// @param tags that the interpreter supports
/// @param python the target's version, which a script's `requires-python` is compared with
/// @param ignoreRequiresPython `--ignore-requires-python`
/// @param formats whether a locked wheel or source distribution is wanted
/// @param configSettings `-C`, which counts for arguments and editables
public record RequirementContext(
    MarkerEnvironment markers,
    TagSet tags,
    Version python,
    boolean ignoreRequiresPython,
    FormatControl formats,
    ConfigSettings configSettings) {}
