package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.error.PipAccelException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Resolves recorded scenarios and compares with what pip 26.3 did.
class ScenarioTest {
  @TestFactory
  Stream<DynamicTest> choosesWhatPipChooses() throws Exception {
    List<Scenario> scenarios = ScenarioFiles.scenarios();
    assertThat(scenarios).isNotEmpty();
    return scenarios.stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) throws PipAccelException {
    Scenario.Outcome expected = scenario.expected();

    Scenario.Outcome actual = scenario.actual();

    assertThat(actual).isEqualTo(expected);
  }
}
