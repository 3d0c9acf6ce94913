package dev.pipaccel.model.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.Vectors.Row;
import dev.pipaccel.model.metadata.MetadataRules.Problem;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.SpecifierSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataVectorsTest {
  /// The fields whose raw values the vectors record, by the key of the recording.
  private static final Map<String, MetadataField> RECORDED =
      Map.ofEntries(
          Map.entry("metadata_version", MetadataField.METADATA_VERSION),
          Map.entry("name", MetadataField.NAME),
          Map.entry("version", MetadataField.VERSION),
          Map.entry("summary", MetadataField.SUMMARY),
          Map.entry("description", MetadataField.DESCRIPTION),
          Map.entry("requires_python", MetadataField.REQUIRES_PYTHON),
          Map.entry("requires_dist", MetadataField.REQUIRES_DIST),
          Map.entry("provides_extra", MetadataField.PROVIDES_EXTRA),
          Map.entry("dynamic", MetadataField.DYNAMIC),
          Map.entry("license_files", MetadataField.LICENSE_FILE),
          Map.entry("license_expression", MetadataField.LICENSE_EXPRESSION),
          Map.entry("project_urls", MetadataField.PROJECT_URL),
          Map.entry("keywords", MetadataField.KEYWORDS),
          Map.entry("classifiers", MetadataField.CLASSIFIER));

  @Test
  void fieldsAreSplitAsRecorded() {
    Vectors.checkAll("metadata", row -> checkRaw(row, RawMetadata.parse(row.text("in"))));
  }

  @Test
  void bytesAreSplitLikeText() {
    Vectors.checkAll(
        "metadata",
        row -> {
          byte[] bytes = row.text("in").getBytes(StandardCharsets.UTF_8);
          assertThat(RawMetadata.parse(bytes))
              .isEqualTo(RawMetadata.parse(new String(bytes, StandardCharsets.UTF_8)));
        });
  }

  @Test
  void rulesFindTheRecordedFaults() {
    Vectors.checkAll(
        "metadata",
        row -> {
          RawMetadata raw = RawMetadata.parse(row.text("in"));
          List<String> faulty =
              MetadataRules.problems(raw).stream().map(Problem::field).distinct().sorted().toList();
          assertThat(faulty)
              .isEqualTo(row.has("fields_at_fault") ? row.texts("fields_at_fault") : List.of());
        });
  }

  @Test
  void validMetadataHasTheRecordedValues() {
    Vectors.checkAll(
        "metadata",
        row -> {
          if (row.flag("valid")) {
            checkValid(row);
          }
        });
  }

  private static void checkRaw(Row row, RawMetadata raw) {
    Map<String, Object> texts = new LinkedHashMap<>();
    RECORDED.forEach((key, field) -> {
      List<String> values = raw.fields().get(field);
      if (values != null) {
        texts.put(
            key,
            switch (field.shape()) {
              case TEXT -> values.getFirst();
              case LIST, WORDS -> values;
              case LABELLED -> labelled(values);
            });
      }
    });
    assertThat(texts).isEqualTo(row.map("raw"));
    List<String> unparsed = raw.unparsed().keySet().stream().sorted().toList();
    assertThat(unparsed).isEqualTo(row.has("unparsed") ? row.texts("unparsed") : List.of());
  }

  private static Map<String, String> labelled(List<String> values) {
    Map<String, String> byLabel = new LinkedHashMap<>();
    for (String value : values) {
      String[] parts = value.split(",", 2);
      byLabel.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
    }
    return byLabel;
  }

  private static void checkValid(Row row) throws Exception {
    CoreMetadata metadata = CoreMetadata.parse(row.text("in").getBytes(StandardCharsets.UTF_8));
    assertThat(metadata.displayName()).isEqualTo(row.text("name"));
    assertThat(metadata.version()).hasToString(row.text("version"));
    assertThat(metadata.requiresPython().map(SpecifierSet::toString).orElse(null))
        .isEqualTo(row.value("requires_python"));
    assertThat(metadata.requiresDist().stream().map(Requirement::toString))
        .containsExactlyElementsOf(row.texts("requires_dist"));
    assertThat(metadata.providesExtra().stream().map(ExtraName::toString))
        .containsExactlyElementsOf(row.texts("provides_extra").stream().distinct().toList());
  }
}
