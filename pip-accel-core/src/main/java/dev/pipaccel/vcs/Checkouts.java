package dev.pipaccel.vcs;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.process.ProgramNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Tells how the project in a folder, if that is a checkout, can be had again.
public final class Checkouts {
  private final List<Repository> repositories;

  /// @param context whose working directory is not used
  public Checkouts(VcsContext context) {
    this.repositories =
        List.of(
            new Bazaar(context), new Git(context), new Mercurial(context), new Subversion(context));
  }

  /// What is known of where a folder came from.
  public sealed interface Source {
    /// It is no checkout.
    record Unversioned() implements Source {}

    /// A requirement brings it back.
    record Repeatable(String requirement) implements Source {}

    /// It was made here.
    ///
    /// @param program as pip writes it, such as `Git`
    record WithoutRemote(String program) implements Source {}

    /// Its remote is no URL and no path that exists.
    ///
    /// @param program as pip writes it, such as `Git`
    record InvalidRemote(String program, String remote) implements Source {}

    /// The program that could tell is missing.
    ///
    /// @param program the name of its command
    record MissingProgram(String program) implements Source {}

    /// The program failed.
    record Failed(String message) implements Source {}
  }

  /// Asks the version control program that the innermost checkout around a folder belongs to.
  ///
  /// @param folder absolute
  /// @param projectName as its metadata writes it
  public Source source(Path folder, String projectName) {
    Optional<Repository> found = Optional.empty();
    int length = -1;
    for (Repository repository : repositories) {
      Optional<Path> root = root(repository, folder);
      if (root.isPresent() && root.get().toString().length() > length) {
        found = Optional.of(repository);
        length = root.get().toString().length();
      }
    }
    return found
        .map(repository -> source(repository, folder, projectName))
        .orElseGet(Source.Unversioned::new);
  }

  private static Optional<Path> root(Repository repository, Path folder) {
    try {
      return repository.root(folder);
    } catch (IndexException unknown) {
      return Optional.empty();
    }
  }

  private static Source source(Repository repository, Path folder, String projectName) {
    String program =
        switch (repository) {
          case Bazaar _ -> "Bazaar";
          case Git _ -> "Git";
          case Mercurial _ -> "Mercurial";
          case Subversion _ -> "Subversion";
        };
    try {
      return switch (repository.remote(folder)) {
        case Remote.Known(String url) ->
            new Source.Repeatable(repository.requirement(folder, url, projectName));
        case Remote.Missing() -> new Source.WithoutRemote(program);
        case Remote.Invalid(String text) -> new Source.InvalidRemote(program, text);
      };
    } catch (IndexException failure) {
      return failure.getCause() instanceof ProgramNotFoundException
          ? new Source.MissingProgram(repository.name())
          : new Source.Failed(String.valueOf(failure.getMessage()));
    }
  }
}
