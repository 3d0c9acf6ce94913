package dev.pipaccel.cli;

import dev.pipaccel.config.Settings;
import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.config.SharedCacheSettings.Backend;
import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.pipeline.WarmingPipeline;
import dev.pipaccel.requirement.RequirementArguments;
import dev.pipaccel.share.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `pip-accel cache push`, `pull`, `export` and `import`: what an install of requirements needs,
/// brought to a shared cache, to this machine, or into and out of a file.
final class SharedCacheWarming {
  private static final int SUCCESS = 0;

  /// Here uploads are the work itself.
  private static final Duration UPLOADS = Duration.ofDays(1);

  private SharedCacheWarming() {}

  static int push(List<String> words, Invocation invocation)
      throws PipAccelException, InterruptedException {
    SharedCacheSettings own = invocation.settings().accel().sharedCache();
    return warm(words, invocation, own.with(own.backends(), UPLOADS), true);
  }

  static int pull(List<String> words, Invocation invocation)
      throws PipAccelException, InterruptedException {
    return warm(words, invocation, invocation.settings().accel().sharedCache(), false);
  }

  private static int warm(
      List<String> words, Invocation invocation, SharedCacheSettings shared, boolean giving)
      throws PipAccelException, InterruptedException {
    RequirementArguments requirements = RequirementInput.arguments(invocation.values(), words);
    RequirementChecks.check("cache", invocation.settings(), requirements);
    Settings settings = invocation.settings().with(shared);
    RequirementRequest request =
        RequirementInput.request(invocation, requirements, Optional.empty());
    return new WarmingPipeline(giving).run(request.with(settings));
  }

  static int export(List<String> words, Invocation invocation)
      throws PipAccelException, InterruptedException {
    Path bundle = bundle(words, invocation);
    SharedCacheSettings own = invocation.settings().accel().sharedCache();
    if (!Bundle.canBeMade(own)) {
      throw UsageException.refused(
          "Nobody could believe a bundle without a signing-key; allow-unsigned makes one all the"
              + " same");
    }
    try {
      Path folder =
          FileChanges.createTemporaryDirectory(bundle.resolveSibling(""), ".pip-accel-bundle-");
      try {
        List<Backend> places = new ArrayList<>(List.of(new Backend(Mode.WRITE, "" + folder)));
        own.backends().stream()
            .filter(place -> place.mode().reads())
            .forEach(place -> places.add(new Backend(Mode.READ, place.place())));
        warm(words.subList(1, words.size()), invocation, own.with(places, UPLOADS), true);
        int things = Bundle.write(folder, bundle);
        invocation.console().say("Wrote " + things + " things to " + bundle);
      } finally {
        FileTrees.delete(folder);
      }
      return SUCCESS;
    } catch (IOException e) {
      throw new EnvironmentException(
          "The bundle cannot be written: " + FileFailures.describe(e), e);
    }
  }

  static int take(List<String> words, Invocation invocation) throws PipAccelException {
    Path bundle = bundle(words, invocation);
    if (words.size() > 1) {
      throw UsageException.refused("Too many arguments");
    }
    SharedCacheSettings settings = invocation.settings().accel().sharedCache();
    try {
      Path folder = Bundle.imported(invocation.settings().cache().dataRoot());
      Bundle.Imported result = Bundle.read(bundle, folder, settings);
      if (result.rejected() > 0) {
        invocation
            .console()
            .warn(
                result.rejected()
                    + " things are not what their names say, or not signed by one of the"
                    + " trusted-keys");
      }
      if (result.taken() == 0) {
        throw new EnvironmentException("There is nothing to be taken from " + bundle);
      }
      invocation.console().say("Took %d things from %s".formatted(result.taken(), bundle));
      return SUCCESS;
    } catch (IOException e) {
      throw new EnvironmentException(
          "The bundle %s cannot be taken in: %s".formatted(bundle, FileFailures.describe(e)), e);
    }
  }

  private static Path bundle(List<String> words, Invocation invocation) throws UsageException {
    if (words.isEmpty()) {
      throw UsageException.refused("Please provide the file of the bundle");
    }
    return invocation.facts().path(words.getFirst());
  }
}
