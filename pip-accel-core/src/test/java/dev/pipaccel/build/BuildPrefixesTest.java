package dev.pipaccel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildPrefixesTest {
  @TempDir private Path temporary;
  private final CompletableFuture<BuildPrefixes> prefixes = new CompletableFuture<>();

  @Test
  void buildsThatNeedEachOtherDoNotWaitForEachOther() throws Exception {
    List<Requirement> alpha = List.of(Requirement.parse("alpha"));
    List<Requirement> beta = List.of(Requirement.parse("beta"));
    CountDownLatch bothStarted = new CountDownLatch(2);
    BuildRequirementsInstaller installer =
        (requirements, prefix, chain) -> {
          if (chain.sources().size() > 1) {
            return;
          }
          bothStarted.countDown();
          try {
            bothStarted.await();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
          List<Requirement> other = requirements.equals(alpha) ? beta : alpha;
          prefixes.join().holding(other, chain.with("nested"));
        };
    prefixes.complete(new BuildPrefixes(context(installer), new RunFolder(temporary)));

    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          tasks.submit(() -> prefixes.join().holding(alpha, BuildChain.none().with("wants alpha")));
      var second =
          tasks.submit(() -> prefixes.join().holding(beta, BuildChain.none().with("wants beta")));

      assertThat(first.get(30, TimeUnit.SECONDS)).isNotEqualTo(second.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void chainKnowsAllThatIsBeingBuilt() {
    BuildChain chain = BuildChain.none().with("archive").with("/tree");

    assertThat(chain.contains("archive")).isTrue();
    assertThat(chain.contains("/tree")).isTrue();
    assertThat(chain.contains("other")).isFalse();
  }

  @SuppressWarnings("NullAway")
  private BuildContext context(BuildRequirementsInstaller installer) {
    return new BuildContext(
        null,
        new ProcessRunner(),
        installer,
        Map.of(),
        temporary,
        temporary,
        List.of(),
        BuildRescue.none(),
        Report.silent());
  }
}
