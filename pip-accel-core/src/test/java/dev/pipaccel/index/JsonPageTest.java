package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.index.ProjectFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPageTest {
  private static final String URL = "https://index.example/simple/a/";

  private static List<ProjectFile> read(String json) throws SyntaxException, PageException {
    return JsonPage.read(json, URL);
  }

  private static ProjectFile only(String members) throws SyntaxException, PageException {
    List<ProjectFile> files =
        read("{\"meta\": {\"api-version\": \"1.1\"}, \"files\": [{" + members + "}]}");
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  @Test
  void allMembersAreRead() throws Exception {
    ProjectFile file =
        only(
            """
            "filename": "ignored", "url": "../a-1.whl", "hashes": {"sha256": "AB", "sha3": "x"},
            "requires-python": ">=3", "yanked": "reason", "size": 12,
            "upload-time": "2023-05-22T15:12:42.313790Z", "unknown": [{"x": null}],
            "core-metadata": {"sha256": "cd"}, "dist-info-metadata": false, "gpg-sig": true
            """);

    assertThat(file.filename()).isEqualTo("a-1.whl");
    assertThat(file.link().url()).isEqualTo("https://index.example/simple/a-1.whl");
    assertThat(file.hashes()).hasToString("[sha256:ab]");
    assertThat(file.requiresPython()).isPresent();
    assertThat(file.yanked()).hasValue("reason");
    assertThat(file.size()).hasValue(12);
    assertThat(file.uploadTime()).map(Object::toString).hasValue("2023-05-22T15:12:42.313790Z");
    assertThat(file.metadata().orElseThrow().hashes()).hasToString("[sha256:cd]");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "true | true",
        "\"why\" | true",
        "false | false",
        "\"\" | false",
        "null | false",
      },
      delimiter = '|')
  void yankedIsTrueOrAReason(String value, boolean yanked) throws Exception {
    assertThat(only("\"url\": \"a.whl\", \"yanked\": " + value).yanked().isPresent())
        .isEqualTo(yanked);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "\"core-metadata\": true | true",
        "\"core-metadata\": false, \"dist-info-metadata\": true | false",
        "\"core-metadata\": null, \"dist-info-metadata\": true | true",
        "\"dist-info-metadata\": {\"sha256\": \"ab\"} | true",
        "\"dist-info-metadata\": false | false",
      },
      delimiter = '|')
  void newNameOfMetadataGoesBeforeTheOld(String members, boolean present) throws Exception {
    assertThat(only("\"url\": \"a.whl\", " + members).metadata().isPresent()).isEqualTo(present);
  }

  @Test
  void membersOfUnexpectedTypesCountAsMissing() throws Exception {
    ProjectFile file =
        only(
            """
            "url": "a.whl", "hashes": null, "requires-python": 3, "size": "12",
            "upload-time": "yesterday", "yanked": 0
            """);

    assertThat(file.hashes()).isEmpty();
    assertThat(file.requiresPython()).isEmpty();
    assertThat(file.size()).isEmpty();
    assertThat(file.uploadTime()).isEmpty();
    assertThat(file.yanked()).isEmpty();
  }

  @Test
  void fileWithoutUrlIsLeftOut() throws Exception {
    assertThat(read("{\"files\": [{\"filename\": \"a.whl\"}]}")).isEmpty();
  }

  @Test
  void digestOfTheFragmentReplacesThatOfTheSameAlgorithm() throws Exception {
    assertThat(only("\"url\": \"a.whl#sha256=ff\", \"hashes\": {\"sha256\": \"aa\"}").hashes())
        .hasToString("[sha256:ff]");
  }

  @Test
  void otherMajorVersionIsRefused() {
    assertThatThrownBy(() -> read("{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []}"))
        .isInstanceOf(PageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"files\": [}", "{\"files\": []} x", "{\"files\": [{]}"})
  void malformedTextIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(SyntaxException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-05-22T15:12:42Z, 2023-05-22T15:12:42Z",
    "2023-05-22T15:12:42.5Z, 2023-05-22T15:12:42.500Z",
    "2023-05-22T15:12:42+02:00, 2023-05-22T13:12:42Z",
    "2023-05-22T15:12:42, 2023-05-22T15:12:42Z",
  })
  void timesAreReadInUtc(String text, String instant) {
    assertThat(UploadTimes.parse(text)).map(Object::toString).hasValue(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2023", "2023-13-22T15:12:42Z", "2023-05-22T15:xx:42Z", "Z"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(UploadTimes.parse(text)).isEmpty();
  }
}
