package dev.pipaccel.cli;

import dev.pipaccel.cache.Digests;
import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import java.io.IOException;
import java.nio.file.Path;

/// `pip-accel hash`.
final class HashCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final int NOTHING_NAMED = 1;

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    Console console = invocation.console();
    if (invocation.arguments().isEmpty()) {
      console.printError(Help.usage("hash"));
      return NOTHING_NAMED;
    }
    String algorithm = invocation.values().text("algorithm").orElse("sha256");
    for (String file : invocation.arguments()) {
      String digest = digest(invocation.facts().workingDirectory().resolve(file), algorithm);
      console.say(file + ":\n--hash=" + algorithm + ":" + digest);
    }
    return SUCCESS;
  }

  private static String digest(Path file, String algorithm) throws ArchiveException {
    try {
      return Digests.of(file, algorithm).orElseThrow().digest();
    } catch (IOException unreadable) {
      throw new ArchiveException("Cannot hash " + FileFailures.describe(unreadable), unreadable);
    }
  }
}
