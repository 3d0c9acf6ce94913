package dev.pipaccel.cli;

import dev.pipaccel.error.UsageException;

/// `pip-accel help COMMAND`.
final class HelpCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  @Override
  public int run(Invocation invocation) throws UsageException {
    if (!invocation.arguments().isEmpty()) {
      String command = invocation.arguments().getFirst();
      if (!Commands.isKnown(command)) {
        throw UsageException.refused(Commands.unknown(command));
      }
      invocation.console().print(Help.command(command));
    }
    return SUCCESS;
  }
}
