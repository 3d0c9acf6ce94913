package dev.pipaccel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.IndexException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OnceMapTest {
  private final OnceMap<String, String> answers = new OnceMap<>();

  @Test
  void answerIsFoundOnce() throws Exception {
    assertThat(answers.answered("key")).isEmpty();
    assertThat(answers.get("key", () -> "first")).isEqualTo("first");
    assertThat(answers.get("key", () -> "second")).isEqualTo("first");
    assertThat(answers.answered("key")).contains("first");
  }

  @Test
  void failureIsEverybodys() {
    var failure = new IndexException("no such file");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() ->
              answers.get(
                  "key",
                  () -> {
                    throw failure;
                  }))
          .isSameAs(failure);
    }
  }

  @Test
  void interruptOfTheOneAtWorkIsNotEverybodys() throws Exception {
    var begun = new CountDownLatch(1);
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          tasks.submit(() ->
              answers.get(
                  "key",
                  () -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                  }));
      begun.await();
      var second = tasks.submit(() -> answers.get("key", () -> "second"));
      first.cancel(true);

      assertThat(second.get()).isEqualTo("second");
      assertThatThrownBy(first::get)
          .isNotInstanceOf(ExecutionException.class)
          .isInstanceOf(RuntimeException.class);
    }
  }
}
