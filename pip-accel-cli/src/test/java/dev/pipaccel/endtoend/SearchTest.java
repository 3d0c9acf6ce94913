package dev.pipaccel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.WheelBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// pip's `search`, answered by an XML-RPC service.
class SearchTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.in(folder);
    sandbox.home().with("PIP_INDEX", sandbox.index().url("/pypi").toString());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void projectsAreShownWithTheirHighestVersion() throws Exception {
    PythonEnvironment environment = sandbox.environment("env");
    sandbox.packages().publish(WheelBuilder.wheel("base", "1.0").module("base"));
    sandbox.install(environment, "base").succeeds();
    answer(
        list(
            release("base", "Old", "1.9"),
            release("base", "New &amp; &lt;better&gt; \u00e9", "1.10rc1"),
            release("longer-name", "", "2.0")));

    assertThat(
            sandbox
                .run("--python", environment.root().toString(), "search", "base", "a<b")
                .succeeds()
                .output())
        .isEqualTo(
            """
            base (1.10rc1)     - New & <better> \u00e9
              INSTALLED: 1.0
              LATEST:    1.10rc1 (pre-release; install with `pip install --pre`)
            longer-name (2.0)  -\s
            """);
    LoopbackIndex.Request request =
        sandbox.index().requests().stream()
            .filter(each -> each.method().equals("POST"))
            .findFirst()
            .orElseThrow();
    assertThat(request.body())
        .contains("<methodName>search</methodName>")
        .contains(
            "<member><name>summary</name><value><array><data><value><string>base</string></value>"
                + "<value><string>a&lt;b</string></value></data></array></value></member>");
  }

  @Test
  void nothingFoundHasAnExitCodeOfItsOwn() throws Exception {
    answer(list());

    Outcome outcome = sandbox.run("search", "absent");

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.code()).isEqualTo(23);
  }

  @Test
  void serviceThatIsNoMoreSaysSo() throws Exception {
    answer(
        "<fault><value><struct><member><name>faultCode</name><value><int>-32500</int></value>"
            + "</member><member><name>faultString</name><value><string>RuntimeError: no"
            + " search here</string></value></member></struct></value></fault>");

    assertThat(sandbox.run("search", "a").fails().errors())
        .isEqualTo("ERROR: XMLRPC request failed [code: -32500]\nRuntimeError: no search here\n");
  }

  @Test
  void answerThatIsNoListIsTold() throws Exception {
    sandbox.index().file("/pypi", "<html></html>".getBytes(StandardCharsets.UTF_8));

    assertThat(sandbox.run("search", "a").fails().errors())
        .startsWith("ERROR: No list of releases from http://");
  }

  @Test
  void somethingMustBeSearchedFor() throws Exception {
    assertThat(sandbox.run("search").fails().errors())
        .isEqualTo("ERROR: Missing required argument (search query).\n");
  }

  private void answer(String content) {
    String text = "<?xml version='1.0'?>\n<methodResponse>" + content + "</methodResponse>\n";
    sandbox.index().file("/pypi", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String list(String... releases) {
    return "<params><param><value><array><data>\n"
        + String.join("\n", List.of(releases))
        + "</data></array></value></param></params>";
  }

  private static String release(String name, String summary, String version) {
    return "<value><struct>"
        + member("_ordering", "<int>5</int>")
        + member("name", name)
        + member("summary", "<string>" + summary + "</string>")
        + member("version", "<string>" + version + "</string>")
        + "</struct></value>";
  }

  private static String member(String name, String value) {
    return "<member>\n<name>" + name + "</name>\n<value>" + value + "</value>\n</member>";
  }
}
