package dev.pipaccel.pipeline;

import dev.pipaccel.auth.CredentialStore;
import dev.pipaccel.auth.IndexUrls;
import dev.pipaccel.auth.KeyringUse;
import dev.pipaccel.auth.Prompter;
import dev.pipaccel.build.BuildContext;
import dev.pipaccel.build.BuildFrontend;
import dev.pipaccel.build.BuildRescue;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheRoots;
import dev.pipaccel.cache.Leftovers;
import dev.pipaccel.cache.Totals;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.http.Downloader;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.Transports;
import dev.pipaccel.index.IndexClient;
import dev.pipaccel.index.MetadataMemory;
import dev.pipaccel.index.MetadataReader;
import dev.pipaccel.index.PageMemory;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import dev.pipaccel.syspkg.Repair;
import dev.pipaccel.vcs.VcsContext;
import dev.pipaccel.vcs.VersionControl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The tools of one run, made from its settings. Making them connects to nothing.
final class Session implements AutoCloseable {
  private static final String USER_AGENT = "pip-accel/0.1";
  private final Settings settings;
  private final ProcessFacts facts;
  private final Report report;
  private final Optional<Prompter> prompter;
  private final Interpreter interpreter;
  private final ProcessRunner processes;
  private final Stores stores;
  private final Path workingFolder;
  private final Transport transport;
  private final Optional<Sharing> sharing;
  private final IndexClient index;
  private final MetadataReader metadataReader;
  private final ArchiveFetcher fetcher;
  private final SourceTrees trees;
  private final SourceBuilds builds;
  private final BuildFrontend frontend;
  private final VersionControl versionControl;
  private final InstalledDistributions installed;
  private final Optional<DestinationFolder> destination;
  private final boolean editables;
  private final Background background = new Background();
  private final Leftovers leftovers;

  /// @param buildConstraints the lines of all build constraints files
  /// @param filler fills build environments
  Session(
      RequirementRequest request,
      Settings settings,
      Interpreter interpreter,
      InstalledDistributions installed,
      ProcessRunner processes,
      Cache cache,
      List<String> buildConstraints,
      BuildEnvironmentFiller filler)
      throws PipAccelException {
    this.settings = settings;
    this.facts = request.facts();
    this.report = request.report();
    this.prompter = request.prompter();
    this.interpreter = interpreter;
    this.installed = installed;
    this.editables = request.destination().isEmpty();
    this.processes = processes;
    this.stores = Stores.in(cache, report);
    this.leftovers = new Leftovers(cache, InstantSource.system(), report);
    CacheRoots roots = roots(cache);
    this.workingFolder = Leftovers.runFolder(roots);
    this.transport = transport(request, settings, interpreter, processes);
    this.sharing = Sharing.open(request, settings, new Totals(cache, report), transport);
    PageMemory pages = Memories.pages(stores.pages());
    MetadataMemory remembered = Memories.metadata(stores.metadata());
    MetadataMemory metadata = sharing.isPresent() ? sharing.get().behind(remembered) : remembered;
    this.index =
        new IndexClient(
            settings.index(),
            settings.network().trustedHosts(),
            transport,
            sharing.isPresent() ? sharing.get().behind(pages) : pages,
            InstantSource.system(),
            report);
    this.destination =
        request
            .destination()
            .map(folder -> new DestinationFolder(folder, facts.workingDirectory(), report));
    var downloader = new Downloader(transport, settings.network().resumeRetries());
    this.fetcher =
        new ArchiveFetcher(
            stores.archives(),
            stores.views(),
            stores.locks(),
            downloader,
            destination,
            sharing,
            settings.accel().maxRetries(),
            report);
    this.metadataReader = new MetadataReader(transport, metadata, fetcher::keep);
    this.trees = new SourceTrees(workingFolder);
    BuildRescue rescue = request.inspection() ? new Inspection() : repair();
    this.frontend =
        new BuildFrontend(
            new BuildContext(
                interpreter,
                processes,
                filler,
                facts.environment(),
                workingFolder,
                roots.logs(),
                List.of(),
                rescue,
                report));
    this.builds =
        new SourceBuilds(
            frontend,
            rescue,
            trees,
            new BuildKeys(interpreter, buildConstraints, installed),
            stores,
            metadata,
            sharing.isPresent()
                ? Optional.of(new SharedBuilds(sharing.get(), stores.builtWheels(), workingFolder))
                : Optional.empty(),
            facts.environment(),
            report);
    this.versionControl =
        new VersionControl(
            new VcsContext(
                processes,
                facts.environment(),
                facts.workingDirectory(),
                settings.output().verbosity(),
                settings.network().noInput(),
                settings.install().existsActions(),
                this::choose,
                report));
  }

  private BuildRescue repair() {
    return new Repair(
        Path.of("/"),
        facts,
        interpreter,
        processes,
        settings.accel().autoInstall(),
        settings.accel().packageTables(),
        report);
  }

  private static CacheRoots roots(Cache cache) throws InstallException {
    try {
      return cache.write(roots -> {
        FileChanges.createDirectories(roots.temporary());
        return roots;
      });
    } catch (IOException e) {
      throw new InstallException(
          "No folder for temporary files can be made: " + FileFailures.describe(e), e);
    }
  }

  /// Makes the transport that settings ask for.
  static Transport transport(
      RequirementRequest request,
      Settings settings,
      Interpreter interpreter,
      ProcessRunner processes)
      throws ConfigurationException {
    if (settings.accel().offline()) {
      return Transports.offline();
    }
    var credentials =
        new CredentialStore(
            new IndexUrls(settings.index().indexUrls()),
            request.facts().environment(),
            KeyringUse.of(
                settings.network().keyringProvider(),
                settings.network().noInput(),
                interpreter.executable(),
                request.facts().environment(),
                processes,
                request.report()),
            settings.network().noInput() ? Optional.empty() : request.prompter(),
            request.report());
    return Transports.create(
        settings.network(),
        request.facts().environment(),
        credentials,
        USER_AGENT,
        request.report());
  }

  Settings settings() {
    return settings;
  }

  Report report() {
    return report;
  }

  ProcessFacts facts() {
    return facts;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /// Asks what is to be done with something that is in the way, unless the user has said so before
  /// (`--exists-action`).
  ///
  /// @param options the letters allowed
  /// @return one of them; empty where nobody answers
  String choose(String question, List<String> options) {
    for (String action : settings.install().existsActions()) {
      if (options.contains(action)) {
        return action;
      }
    }
    return prompter.map(asker -> asker.choice(question, options)).orElse("");
  }

  /// What is installed for the interpreter.
  InstalledDistributions installed() {
    return installed;
  }

  /// The folder that is filled in the place of an environment.
  Optional<DestinationFolder> destination() {
    return destination;
  }

  /// Whether what the user wants editable is prepared so.
  boolean editables() {
    return editables;
  }

  ProcessRunner processes() {
    return processes;
  }

  Stores stores() {
    return stores;
  }

  /// The shared cache, if there is one.
  Optional<Sharing> sharing() {
    return sharing;
  }

  IndexClient index() {
    return index;
  }

  ArchiveFetcher fetcher() {
    return fetcher;
  }

  MetadataReader metadataReader() {
    return metadataReader;
  }

  SourceTrees trees() {
    return trees;
  }

  SourceBuilds builds() {
    return builds;
  }

  VersionControl versionControl() {
    return versionControl;
  }

  Background background() {
    return background;
  }

  Path workingFolder() {
    return workingFolder;
  }

  @Override
  public void close() {
    background.close();
    if (sharing.isPresent()) {
      sharing.get().close();
    }
    transport.close();
    if (settings.build().keepDirectories()) {
      report.verbose("Temporary files are kept in " + workingFolder);
      return;
    }
    frontend.close();
    try {
      FileTrees.delete(workingFolder);
    } catch (IOException e) {
      report.verbose("Cannot delete " + workingFolder + ": " + FileFailures.describe(e));
    }
    leftovers.sweep();
  }
}
