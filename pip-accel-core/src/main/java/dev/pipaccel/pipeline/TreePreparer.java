package dev.pipaccel.pipeline;

import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.install.InstallPlan;
import dev.pipaccel.install.TreeCheck;
import dev.pipaccel.model.directurl.DirectUrl;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.wheel.Bytecode;
import dev.pipaccel.wheel.BytecodeCompiler;
import dev.pipaccel.wheel.BytecodeStore;
import dev.pipaccel.wheel.TreeStore;
import dev.pipaccel.wheel.WheelTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Brings the trees of all pins to this machine, several at a time, and compiles them while others
/// still arrive.
final class TreePreparer {
  private final Materials materials;
  private final DirectMaterials direct;
  private final TreeStore trees;
  private final BytecodeStore bytecode;
  private final Optional<BytecodeCompiler> compiler;
  private final Report report;
  private final Semaphore builds;

  /// @param compiler makes the bytecode; empty under `--no-compile`
  /// @param processors how many builds may run at a time
  TreePreparer(
      Materials materials,
      DirectMaterials direct,
      TreeStore trees,
      BytecodeStore bytecode,
      Optional<BytecodeCompiler> compiler,
      int processors,
      Report report) {
    this.materials = materials;
    this.direct = direct;
    this.trees = trees;
    this.bytecode = bytecode;
    this.compiler = compiler;
    this.report = report;
    this.builds = new Semaphore(processors);
  }

  /// Prepares pins and returns the steps of their installation, in their order. The first failure
  /// ends the others.
  List<InstallPlan.Step> prepare(List<Pin> pins) throws PipAccelException, InterruptedException {
    return Parallel.map(pins, this::step);
  }

  private InstallPlan.Step step(Pin pin) throws PipAccelException, InterruptedException {
    try {
      return prepared(pin);
    } catch (PipAccelException e) {
      throw pin.requiredBy().isEmpty() ? e : e.neededFor(PinTexts.requirement(pin));
    }
  }

  private InstallPlan.Step prepared(Pin pin) throws PipAccelException, InterruptedException {
    WheelTree tree = soundTree(pin);
    return new InstallPlan.Step(
        pin.displayName(),
        PinTexts.requirement(pin),
        pin.replaces().map(TreePreparer::distribution),
        tree,
        bytecode(tree),
        compiler.isPresent(),
        pin.requested(),
        directUrl(pin));
  }

  private static dev.pipaccel.environment.InstalledDistribution distribution(
      dev.pipaccel.resolver.InstalledPackage installed) {
    return ((InstalledView) installed).distribution();
  }

  /// An edit through a hard link changes the tree for all environments: such a tree is made again.
  private WheelTree soundTree(Pin pin) throws PipAccelException, InterruptedException {
    WheelTree tree = tree(pin);
    Optional<String> damage = TreeCheck.damage(tree);
    if (damage.isEmpty()) {
      return tree;
    }
    trees.setAside(tree, damage.get());
    return tree(pin);
  }

  private WheelTree tree(Pin pin) throws PipAccelException, InterruptedException {
    String requirement = PinTexts.requirement(pin);
    return switch (pin.origin()) {
      case Origin.FromIndex(var file) when file.link().isWheel() ->
          materials.tree(file, pin.root());
      case Origin.FromIndex(var file) -> building(() -> materials.tree(file, pin.root()));
      case Origin.Direct(DirectSource source) ->
          building(() -> direct.tree(source, requirement, pin.hashes(), pin.root()));
    };
  }

  private WheelTree building(OnceMap.Work<WheelTree> work)
      throws PipAccelException, InterruptedException {
    builds.acquire();
    try {
      return work.run();
    } finally {
      builds.release();
    }
  }

  private Bytecode bytecode(WheelTree tree) throws PipAccelException, InterruptedException {
    if (compiler.isEmpty()) {
      return Bytecode.none();
    }
    try (Report.Span _ = report.time(Phase.BYTECODE, tree.manifest().distribution())) {
      return bytecode.compile(tree, compiler.get());
    } catch (IOException e) {
      throw new InstallException(
          "Could not compile " + tree.manifest().distribution() + ": " + FileFailures.describe(e),
          e);
    }
  }

  private Optional<String> directUrl(Pin pin) throws PipAccelException, InterruptedException {
    return pin.origin() instanceof Origin.Direct(DirectSource source)
        ? Optional.of(direct.directUrl(source, pin.hashes(), pin.root())).map(DirectUrl::toJson)
        : Optional.empty();
  }
}
