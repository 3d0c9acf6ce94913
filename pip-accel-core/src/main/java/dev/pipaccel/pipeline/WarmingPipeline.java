package dev.pipaccel.pipeline;

import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.share.Counters.Event;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// What `cache push`, `pull` and `export` do: read, resolve, and fetch or build all that an install
/// would need, into the caches of this machine and, for the two that give, into shared ones.
public final class WarmingPipeline implements RequirementOperation {
  private static final int SUCCESS = 0;
  private final boolean giving;

  /// @param giving whether the shared caches get what was here already, too
  public WarmingPipeline(boolean giving) {
    this.giving = giving;
  }

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    return RequirementRun.run(request, _ -> this::warm);
  }

  private int warm(Session session, RequirementSet requirements)
      throws PipAccelException, InterruptedException {
    if (giving) {
      session.sharing().ifPresent(Sharing::giveAll);
    }
    var resolving = Resolving.ofRun(session, requirements);
    List<Pin> pins = resolving.resolveForFiles().chosen();
    PinFiles files = resolving.files();
    WheelBuildLines lines = WheelBuildLines.begin(pins, files, session.report());
    var builds = new Semaphore(Runtime.getRuntime().availableProcessors());
    Parallel.map(
        pins,
        pin -> {
          if (!lines.toBuild().contains(pin)) {
            return files.wheel(pin);
          }
          builds.acquire();
          try {
            return files.wheel(pin);
          } finally {
            builds.release();
          }
        });
    lines.end(Set.of());
    session.report().say("Everything is here for " + pins.size() + " distributions");
    if (giving && session.sharing().isPresent()) {
      finish(session.sharing().get(), session);
    }
    return SUCCESS;
  }

  private static void finish(Sharing sharing, Session session) throws InstallException {
    boolean whole = sharing.cache().finish();
    sharing
        .cache()
        .counters()
        .forEach((name, counters) -> {
          long stored = counters.counts().getOrDefault(Event.STORED, 0L);
          if (stored > 0) {
            session.report().say("Stored %d things in %s".formatted(stored, name));
          }
        });
    if (!whole) {
      throw new InstallException("Not everything could be stored in the shared cache");
    }
  }
}
