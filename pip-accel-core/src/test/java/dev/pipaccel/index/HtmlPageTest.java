package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.index.ProjectFile;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlPageTest {
  private static final String URL = "https://index.example/simple/a/";

  private static List<ProjectFile> read(String html) throws PageException {
    return HtmlPage.read(html, URL);
  }

  private static ProjectFile only(String html) throws PageException {
    List<ProjectFile> files = read(html);
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "../../files/a-1.tar.gz, https://index.example/files/a-1.tar.gz",
    "/a-1.tar.gz, https://index.example/a-1.tar.gz",
    "//other.example/a-1.tar.gz, https://other.example/a-1.tar.gz",
    "https://x.example/a b-1.tar.gz, https://x.example/a%20b-1.tar.gz",
    "a-1%2b.tar.gz, https://index.example/simple/a/a-1%2B.tar.gz",
    "a-1.tar.gz?x=1&amp;y=2, https://index.example/simple/a/a-1.tar.gz?x=1&y=2",
  })
  void linksAreResolvedAndCleaned(String href, String url) throws PageException {
    assertThat(only("<a href=\"" + href + "\">x</a>").link().url()).isEqualTo(url);
  }

  @Test
  void firstBaseCountsEvenAfterAnchors() throws PageException {
    String html =
        "<a href=a.zip></a><base target=_top><base href='https://b.example/x/'>"
            + "<base href='https://c.example/'>";

    assertThat(only(html).link().url()).isEqualTo("https://b.example/x/a.zip");
  }

  @Test
  void attributesAreReadInAnyForm() throws PageException {
    ProjectFile file =
        only(
            "<A\n HREF = 'a-1.zip#sha256=ab' DATA-Requires-Python='&gt;=3.6, &#60;4'"
                + " data-gpg-sig=true data-yanked data-yanked='for &eacute;xample' />");

    assertThat(file.filename()).isEqualTo("a-1.zip");
    assertThat(file.hashes()).singleElement().hasToString("sha256:ab");
    assertThat(file.requiresPython()).map(Object::toString).hasValue("<4,>=3.6");
    assertThat(file.yanked()).hasValue("for éxample");
  }

  @ParameterizedTest
  @CsvSource({
    "data-yanked='', true",
    "data-yanked='because', true",
    "data-yanked, false",
    "class=yanked, false",
  })
  void yankedNeedsAValueThoughPerhapsAnEmptyOne(String attribute, boolean yanked)
      throws PageException {
    assertThat(only("<a href=a.zip " + attribute.replace("''", "\"\"") + ">").yanked().isPresent())
        .isEqualTo(yanked);
  }

  @Test
  void metadataIsNamedByTheNewAttributeBeforeTheOld() throws PageException {
    String both = "<a href=a.whl data-core-metadata=sha256=aa data-dist-info-metadata=sha256=bb>";

    assertThat(only(both).metadata().orElseThrow().hashes()).hasToString("[sha256:aa]");
    assertThat(
            only("<a href=a.whl data-dist-info-metadata=true>").metadata().orElseThrow().hashes())
        .isEmpty();
    assertThat(only("<a href=a.whl>").metadata()).isEmpty();
  }

  @Test
  void invalidRequiresPythonPlacesNoLimit() throws PageException {
    assertThat(only("<a href=a.whl data-requires-python='nonsense'>").requiresPython()).isEmpty();
  }

  @Test
  void commentsScriptsAndEndlessTagsHoldNoLinks() throws PageException {
    String html =
        """
        <!DOCTYPE html><?php <a href=0.zip> ?>
        <!-- <a href=1.zip> --><script>"<a href=2.zip>"</script><style><a href=3.zip></style>
        <title><a href=4.zip></title> < a href=5.zip> <abbr href=6.zip> </a href=7.zip>
        <a>no link</a><a href>none</a><a href="">empty</a>
        <a href=right.zip>right</a>
        <a href=8.zip\
        """;

    assertThat(read(html)).extracting(ProjectFile::filename).containsExactly("right.zip");
  }

  @Test
  void repeatedLinksCountOnceAndEggLinksComeLast() throws PageException {
    String html =
        "<a href='x.zip#egg=a'></a><a href=2.zip></a><a href=1.zip></a><a href=2.zip></a>";

    assertThat(read(html))
        .extracting(ProjectFile::filename)
        .containsExactly("2.zip", "1.zip", "x.zip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1", "1.99"})
  void knownMajorVersionIsRead(String version) throws PageException {
    read("<meta name='pypi:repository-version' content='" + version + "'>");
  }

  @Test
  void otherMajorVersionIsRefused() {
    assertThatThrownBy(() -> read("<meta name=\"pypi:repository-version\" content=\"2.0\">"))
        .isInstanceOf(PageException.class);
  }

  @Test
  void scannerSeesTheAnchorsOfAnOrdinaryPageAsAParserDoes() throws PageException {
    var html = new StringBuilder("<!DOCTYPE html><html><head><title>x</title></head><body>\n");
    for (int i = 0; i < 500; i++) {
      html.append("<a href=\"https://f.example/p/a-%d.whl#sha256=%064x\"".formatted(i, i))
          .append(i % 3 == 0 ? " data-requires-python=\"&gt;=3.%d\"".formatted(i % 20) : "")
          .append(i % 7 == 0 ? " data-yanked=\"a &amp; b &lt;%d&gt;\"".formatted(i) : "")
          .append(">a-")
          .append(i)
          .append("</a><br />\n");
    }
    List<String> expected = new ArrayList<>();
    Jsoup.parse(html.toString(), URL)
        .select("a")
        .forEach(a ->
            expected.add(
                a.attr("href") + (a.hasAttr("data-yanked") ? a.attr("data-yanked") : "-")));

    assertThat(read(html.toString()))
        .extracting(file -> file.link().url() + file.yanked().orElse("-"))
        .containsExactlyElementsOf(expected);
  }
}
