package dev.pipaccel.resolver;

import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.tag.TagSet;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.requirement.RootRequirement;
import java.util.List;

/// What to resolve, and for which environment.
///
/// @param requirements what the user asks for, in pip's order
/// @param constraints limits for whatever is chosen, in the order given
/// @param markers of the interpreter that will run what is installed
/// @param tags that the target supports
/// @param python the target interpreter's version, which Requires-Python is compared with: major,
///   minor and micro number, as pip has it also for a pre-release of Python
public record ResolutionRequest(
    List<RootRequirement> requirements,
    List<RootRequirement> constraints,
    MarkerEnvironment markers,
    TagSet tags,
    Version python,
    InstalledPackages installed,
    ResolverOptions options) {
  /// Copies the lists.
  public ResolutionRequest {
    requirements = List.copyOf(requirements);
    constraints = List.copyOf(constraints);
  }
}
