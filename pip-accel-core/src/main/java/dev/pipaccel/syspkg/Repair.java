package dev.pipaccel.syspkg;

import dev.pipaccel.build.BuildRescue;
import dev.pipaccel.config.AutoInstall;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.CancelledException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Dialogue;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Offers to install the system packages that a failed build lacked. One build at a time is talked
/// about. Safe for use by several threads.
public final class Repair implements BuildRescue {
  private static final int MOST_ATTEMPTS = 8;
  private static final List<String> SUDO_WORKS = List.of("sudo", "--non-interactive", "true");

  private final Path root;
  private final ProcessFacts facts;
  private final Interpreter interpreter;
  private final ProcessRunner processes;
  private final AutoInstall policy;
  private final List<Path> tables;
  private final Report report;
  private final Set<String> mended = new HashSet<>();
  private Instant lastInstall = Instant.MIN;
  private @Nullable Optional<SystemPackages> packages;

  /// @param root of the file system
  /// @param tables that the user names
  public Repair(
      Path root,
      ProcessFacts facts,
      Interpreter interpreter,
      ProcessRunner processes,
      AutoInstall policy,
      List<Path> tables,
      Report report) {
    this.root = root;
    this.facts = facts;
    this.interpreter = interpreter;
    this.processes = processes;
    this.policy = policy;
    this.tables = List.copyOf(tables);
    this.report = report;
  }

  @Override
  public synchronized boolean isMended(FailedBuild build) throws PipAccelException {
    Optional<Dialogue> dialogue = report.dialogue();
    if (dialogue.isEmpty() || build.attempts() > MOST_ATTEMPTS) {
      return false;
    }
    try {
      FailureOutput output = FailureOutput.of(build);
      BuildOutput.Reading reading = BuildOutput.read(output.lines());
      Optional<SystemPackages> known = reading.unrelated() ? Optional.empty() : packages();
      if (known.isEmpty()) {
        return false;
      }
      BuildName name = BuildName.of(build.tree());
      Optional<Proposal> proposal =
          known
              .get()
              .missing(
                  name.project(), build.tree().directory(), reading, policy == AutoInstall.LISTED);
      if (proposal.isEmpty()) {
        // Another build may have been given the same meanwhile.
        return lastInstall.isAfter(build.began());
      }
      var offer = new Offer(name, build, proposal.get(), dialogue.get(), policy);
      if (!mended.contains(build.tree().requirement())) {
        offer.tellOfBuild(build.began());
      }
      offer.make(output);
      offer.tellOfBuild(Instant.now());
      mended.add(build.tree().requirement());
      lastInstall = Instant.now();
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private Optional<SystemPackages> packages() throws PipAccelException {
    Optional<SystemPackages> known = packages;
    if (known == null) {
      known = SystemPackages.of(root, facts, interpreter, tables, processes);
      packages = known;
    }
    return known;
  }

  @Override
  public synchronized void built(String requirement, Path kept) {
    if (mended.remove(requirement)) {
      report
          .dialogue()
          .ifPresent(dialogue ->
              dialogue.info(
                  "Copying binary distribution %s to cache as %s."
                      .formatted(kept.getFileName(), kept)));
    }
  }

  /// What is offered for one failed build.
  private record Offer(
      BuildName name, FailedBuild build, Proposal proposal, Dialogue dialogue, AutoInstall policy) {
    void tellOfBuild(Instant began) {
      dialogue.info(began, "Building binary distribution of %s ..".formatted(name.shown()));
    }

    void make(FailureOutput output) throws PipAccelException, InterruptedException {
      dialogue.error(
          "Failed to build binary distribution of %s! (version: %s)"
              .formatted(name.title(), name.version()));
      dialogue.info("Build output (will probably provide a hint as to what went wrong):");
      dialogue.show(output.shown());
      dialogue.info(name.title() + ": Checking for missing dependencies ..");
      dialogue.info(
          "You seem to be missing %s: %s".formatted(counted("dependency"), proposal.names()));
      for (Wanted wanted : proposal.wanted()) {
        if (!wanted.reason().isEmpty()) {
          dialogue.info("%s: because of \"%s\"".formatted(wanted.name(), wanted.reason()));
        }
      }
      dialogue.info(
          "I can install %s for you with this command: %s"
              .formatted(isOne() ? "it" : "them", proposal.commandLine()));
      permit();
      for (List<String> command : proposal.commands()) {
        run(command);
      }
      dialogue.info("Successfully installed %s.".formatted(counted("missing dependency")));
    }

    private void permit() throws PipAccelException, InterruptedException {
      if (!proposal.obstacle().isEmpty()) {
        throw refused(proposal.obstacle());
      }
      boolean granted =
          switch (policy) {
            case ALL -> true;
            case LISTED -> proposal.isFromTables();
            case ASK -> false;
            case NEVER -> throw refused("automatic installation is disabled");
          };
      if (!granted) {
        ask();
      } else if (!dialogue.canAsk()
          && proposal.usesSudo()
          && dialogue.run(SUDO_WORKS, Map.of()) != 0) {
        throw refused("sudo would ask for a password, and there is no terminal");
      }
    }

    private void ask() throws BuildException, InterruptedException {
      if (!dialogue.canAsk()) {
        throw refused("there is no terminal to ask at");
      }
      Optional<String> answer =
          dialogue.ask(
              "Do you want me to install %s? [y/N] "
                  .formatted(isOne() ? "this dependency" : "these dependencies"));
      String word = answer.orElse("").strip().toLowerCase(Locale.ROOT);
      if (!word.equals("y") && !word.equals("yes")) {
        throw refused("permission was refused");
      }
      dialogue.info(
          "Got permission to install missing %s."
              .formatted(isOne() ? "dependency" : "dependencies"));
    }

    private void run(List<String> command) throws PipAccelException, InterruptedException {
      dialogue.show("");
      int code = dialogue.run(command, proposal.variables());
      dialogue.show("");
      if (code != 0) {
        throw failure("Failed to install %s (exit code %d)".formatted(proposal.names(), code));
      }
    }

    private BuildException refused(String reason) {
      return failure(
          "Not installing missing %s: %s"
              .formatted(isOne() ? "dependency" : "dependencies", reason));
    }

    private BuildException failure(String message) {
      dialogue.error(message);
      return new BuildException(
          "%s could not be built without %s".formatted(name.shown(), proposal.names()),
          null,
          "install what is missing with: %s\nthe whole output is in %s"
              .formatted(proposal.commandLine(), build.log()),
          build.failure());
    }

    private boolean isOne() {
      return proposal.wanted().size() == 1;
    }

    private String counted(String one) {
      return isOne() ? "1 " + one : proposal.wanted().size() + " " + one.replace("ency", "encies");
    }
  }
}
