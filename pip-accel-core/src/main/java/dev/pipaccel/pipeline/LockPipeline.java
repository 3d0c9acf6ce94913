package dev.pipaccel.pipeline;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.lock.LockWriter;
import dev.pipaccel.model.lock.LockedPackage;
import dev.pipaccel.requirement.LockFileName;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.Pin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// `lock`: read, resolve, write what was chosen as a lock file (PEP 751).
public final class LockPipeline implements RequirementOperation {
  private static final int SUCCESS = 0;
  private static final String STANDARD_OUTPUT = "-";
  private final String output;

  /// @param output the path of the file; `-` prints it
  public LockPipeline(String output) {
    this.output = output;
  }

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    request
        .report()
        .warn(
            "pip lock is currently an experimental command. It may be removed/changed in a future"
                + " release without prior warning.");
    return RequirementRun.run(request, _ -> this::lock);
  }

  private int lock(Session session, RequirementSet requirements)
      throws PipAccelException, InterruptedException {
    var resolving = Resolving.ofRun(session, requirements);
    List<Pin> pins = resolving.resolveForFiles().chosen();
    Path file = session.facts().workingDirectory().resolve(output).normalize();
    boolean printed = output.equals(STANDARD_OUTPUT);
    if (!printed && !LockFileName.matches(file)) {
      session.report().warn(output + " is not a valid lock file name.");
    }
    var packages = new LockedPackages(resolving.files(), file.getParent());
    List<LockedPackage> locked =
        Parallel.map(pins, packages::of).stream()
            .sorted(Comparator.comparing(LockedPackage::name))
            .toList();
    String text = LockWriter.write("pip", locked);
    if (printed) {
      session.report().print(text.stripTrailing());
      return SUCCESS;
    }
    try {
      AtomicFiles.writeString(file, text);
    } catch (IOException e) {
      throw new IndexException("Could not write " + file + ": " + FileFailures.describe(e), e);
    }
    return SUCCESS;
  }
}
