package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.resolver.search.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a candidate needs, found out step by step as the search reads on and remembered then.
final class NeedList {
  private final List<Need> needs = new ArrayList<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  /// Finds out more needs, or more steps.
  interface Step {
    void run() throws PipAccelException;
  }

  void then(Step step) {
    steps.add(step);
  }

  void add(List<Need> more) {
    needs.addAll(more);
  }

  /// Starts from the first need. Several cursors may be under way.
  Cursor<Need> cursor() {
    return new Cursor<>() {
      private int index;

      @Override
      public @Nullable Need next() throws PipAccelException {
        while (index == needs.size()) {
          Step step = steps.poll();
          if (step == null) {
            return null;
          }
          step.run();
        }
        return needs.get(index++);
      }
    };
  }
}
