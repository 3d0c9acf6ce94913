package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildChain;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.install.InstallPlan;
import dev.pipaccel.report.Phase;
import dev.pipaccel.report.RepeatableReport;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.InstalledPackages;
import dev.pipaccel.resolver.PackageProvider;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.resolver.Resolution;
import dev.pipaccel.resolver.ResolutionRequest;
import dev.pipaccel.resolver.Resolver;
import dev.pipaccel.resolver.ResolverOptions;
import dev.pipaccel.wheel.BytecodeCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Chooses the distributions for one set of requirements and prepares them.
final class Resolving {
  private final Session session;
  private final RequirementSet requirements;
  private final TargetPlatform platform;
  private final Materials materials;
  private final DirectMaterials direct;
  private final IndexFiles files;
  private final IndexPackageProvider provider;
  private final Report report;

  /// @param chain the builds that wait for this
  Resolving(
      Session session,
      RequirementSet requirements,
      TargetPlatform platform,
      BuildChain chain,
      Report report) {
    this.session = session;
    this.requirements = requirements;
    this.platform = platform;
    this.report = report;
    this.materials =
        new Materials(
            session.fetcher(),
            session.metadataReader(),
            session.stores().trees(),
            session.builds(),
            session.settings().build(),
            session.editables(),
            chain,
            report);
    this.direct =
        new DirectMaterials(
            session.fetcher(),
            materials,
            session.builds(),
            session.trees(),
            session.versionControl(),
            editableCheckouts(session));
    var pins =
        new Pins(
            requirements,
            session.interpreter().markers(),
            platform.tags(),
            session.settings().selection().formats());
    this.files =
        new IndexFiles(
            session.index(),
            session.settings().index(),
            session.settings().accel(),
            pins,
            requirements.locked(),
            materials::isHere,
            report);
    this.provider =
        new IndexPackageProvider(
            files,
            materials,
            direct,
            session.facts().workingDirectory(),
            session.background(),
            report);
  }

  /// The choosing for what the user asks for.
  static Resolving ofRun(Session session, RequirementSet requirements) {
    return new Resolving(
        session,
        requirements,
        TargetPlatform.of(session.interpreter(), session.settings().target()),
        BuildChain.none(),
        session.report());
  }

  private static Path editableCheckouts(Session session) {
    Interpreter interpreter = session.interpreter();
    Path parent =
        interpreter.isVirtualEnvironment()
            ? interpreter.prefix()
            : session.facts().workingDirectory();
    return session.settings().build().sourceDirectory().orElse(parent.resolve("src"));
  }

  Resolution resolve(InstalledPackages installed, ResolverOptions options)
      throws PipAccelException {
    try (Report.Span _ =
        report.time(Phase.RESOLUTION, requirements.roots().size() + " requirements")) {
      return answer(installed, options);
    }
  }

  private Resolution answer(InstalledPackages installed, ResolverOptions options)
      throws PipAccelException {
    Optional<String> question =
        session.sharing().filter(Sharing::givesAll).isPresent()
            ? Optional.empty()
            : ResolutionQuestion.of(session, requirements, installed, options);
    if (question.isEmpty()) {
      return search(provider, installed, options, report);
    }
    var remembered =
        new RememberedResolutions(
            session.stores().resolutions(), files, materials, options.userSite(), report);
    List<RootRequirement> lines = ResolutionQuestion.lines(requirements);
    Optional<Resolution> known =
        IndexPackageProvider.uninterrupted(() -> remembered.find(question.get(), lines, installed));
    if (known.isPresent()) {
      return known.get();
    }
    var witness =
        new ResolutionWitness(provider, installed, files, materials, lines, options.userSite());
    var said = new RepeatableReport(report);
    Resolution fresh = search(witness, witness, options, said);
    witness
        .basis()
        .map(basis -> new KnownResolution(basis, said.lines(), fresh))
        .ifPresent(answer -> remembered.put(question.get(), lines, answer));
    return fresh;
  }

  private Resolution search(
      PackageProvider asked, InstalledPackages installed, ResolverOptions options, Report told)
      throws PipAccelException {
    var request =
        new ResolutionRequest(
            requirements.roots(),
            requirements.constraints(),
            session.interpreter().markers(),
            platform.tags(),
            platform.python(),
            installed,
            options);
    return new Resolver(asked, told).resolve(request);
  }

  /// Chooses as if nothing were installed.
  Resolution resolveForFiles() throws PipAccelException {
    return resolve(
        InstalledPackages.none(),
        ResolverSettings.ofFiles(
            session.settings(), requirements, session.interpreter().isVirtualEnvironment()));
  }

  /// Returns what stands behind the pins.
  PinFiles files() {
    return new PinFiles(materials, direct);
  }

  List<InstallPlan.Step> prepare(List<Pin> pins, Optional<BytecodeCompiler> compiler)
      throws PipAccelException, InterruptedException {
    var preparer =
        new TreePreparer(
            materials,
            direct,
            session.stores().trees(),
            session.stores().bytecode(),
            compiler,
            Runtime.getRuntime().availableProcessors(),
            report);
    return preparer.prepare(pins);
  }
}
