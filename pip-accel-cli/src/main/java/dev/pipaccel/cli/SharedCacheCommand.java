package dev.pipaccel.cli;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.PendingFile;
import dev.pipaccel.share.BackendCheck;
import dev.pipaccel.share.BackendOpener;
import dev.pipaccel.share.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The verbs of `pip-accel cache` that pip does not have: those of the shared cache.
final class SharedCacheCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final int SECRET = 0600;

  private enum Verb {
    KEYGEN,
    CHECK,
    STATS,
    PUSH,
    PULL,
    EXPORT,
    IMPORT,
    GC
  }

  /// Tells whether the words after `cache` are for this command.
  static boolean isMeant(List<String> words) {
    for (Verb verb : Verb.values()) {
      if (!words.isEmpty() && words.getFirst().equals(verb.name().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    Subcommand<Verb> subcommand = Subcommand.read(Verb.class, invocation.arguments());
    switch (subcommand.verb()) {
      case KEYGEN, CHECK, GC -> {}
      case STATS, PUSH, PULL, EXPORT, IMPORT -> CacheCommand.requireEnabled(invocation);
    }
    return switch (subcommand.verb()) {
      case KEYGEN -> generate(subcommand.arguments(), invocation);
      case CHECK -> {
        refuse(subcommand.arguments());
        yield check(invocation);
      }
      case STATS -> {
        refuse(subcommand.arguments());
        yield SharedCacheStatistics.show(invocation);
      }
      case GC -> {
        refuse(subcommand.arguments());
        yield SharedCacheEviction.run(invocation, settings(invocation), opener(invocation));
      }
      case PUSH -> {
        if (settings(invocation).backends().stream().noneMatch(place -> place.mode().writes())) {
          throw UsageException.refused("There is no shared cache that may be written");
        }
        yield SharedCacheWarming.push(subcommand.arguments(), invocation);
      }
      case PULL -> SharedCacheWarming.pull(subcommand.arguments(), invocation);
      case EXPORT -> SharedCacheWarming.export(subcommand.arguments(), invocation);
      case IMPORT -> SharedCacheWarming.take(subcommand.arguments(), invocation);
    };
  }

  /// Makes a key that is named as its file is.
  private static int generate(List<String> words, Invocation invocation) throws PipAccelException {
    if (words.size() == 1) {
      Path file = invocation.facts().path(words.getFirst());
      Path name = file.getFileName();
      if (name != null) {
        return write(SigningKey.generate(name.toString()), file, invocation);
      }
    }
    throw UsageException.refused("Please provide the file of the new key, named as the key is");
  }

  /// Writes a secret key, and shows what others trust it by.
  private static int write(SigningKey.Generated key, Path file, Invocation invocation)
      throws PipAccelException {
    try (PendingFile pending = PendingFile.beside(file)) {
      FileChanges.setMode(pending.path(), SECRET);
      pending.output().write(key.secretFile().getBytes(StandardCharsets.UTF_8));
      if (!pending.keepFirst()) {
        throw new EnvironmentException("There is a key already: " + file);
      }
    } catch (IOException e) {
      throw new EnvironmentException("The key cannot be written: " + FileFailures.describe(e), e);
    }
    invocation.console().say("signing-key = " + file);
    invocation.console().say("trusted-keys = " + key.trusted());
    return SUCCESS;
  }

  private static void refuse(List<String> words) throws UsageException {
    if (!words.isEmpty()) {
      throw UsageException.refused("Too many arguments");
    }
  }

  private static SharedCacheSettings settings(Invocation invocation) throws UsageException {
    SharedCacheSettings settings = invocation.settings().accel().sharedCache();
    if (settings.backends().isEmpty()) {
      throw UsageException.refused("There is no shared cache: shared-cache is not set");
    }
    return settings;
  }

  private static BackendOpener opener(Invocation invocation) {
    return new BackendOpener(
        invocation.settings().accel().sharedCache(),
        invocation.settings().network(),
        invocation.facts(),
        invocation.settings().accel().offline(),
        invocation.console());
  }

  private static int check(Invocation invocation) throws PipAccelException {
    SharedCacheSettings settings = settings(invocation);
    var check = new BackendCheck(settings, opener(invocation));
    int result = SUCCESS;
    for (SharedCacheSettings.Backend backend : settings.backends()) {
      invocation.console().say(BackendOpener.shown(backend.place()) + " (" + mode(backend) + ")");
      for (BackendCheck.Finding finding : check.check(backend)) {
        invocation
            .console()
            .say(
                "  %-7s %s%s"
                    .formatted(
                        finding.step(), finding.problem() ? "FAILED: " : "", finding.outcome()));
        result = finding.problem() ? FAILURE : result;
      }
    }
    return result;
  }

  private static String mode(SharedCacheSettings.Backend backend) {
    return backend.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
