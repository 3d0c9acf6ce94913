package dev.pipaccel.pipeline;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.environment.Interpreter;

/// The install pipeline for an interpreter that is not looked for.
public final class PipelineFor {
  private PipelineFor() {}

  /// Returns a pipeline that installs for this interpreter, whatever the settings name.
  public static RequirementOperation interpreter(Interpreter interpreter) {
    return new InstallPipeline((settings, facts, report) ->
        new Startup(
            Cache.open(
                settings.cache().downloadRoot(),
                settings.cache().dataRoot(),
                facts.workingDirectory(),
                report),
            interpreter));
  }
}
