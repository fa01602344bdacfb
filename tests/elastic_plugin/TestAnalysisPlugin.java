package citykb.test;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/**
 * The analysis components of a full distribution that the minimal one lacks, under the same names and with the same
 * defaults, over Lucene's own classes; and GET /. For tests only: a full distribution has these names already and would
 * not start with this plugin.
 */
public class TestAnalysisPlugin extends Plugin implements AnalysisPlugin, ActionPlugin {

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> found = new TreeMap<>();
        found.put("english", analyzer(EnglishAnalyzer::new));
        found.put("french", analyzer(FrenchAnalyzer::new));
        found.put("spanish", analyzer(SpanishAnalyzer::new));
        found.put("portuguese", analyzer(PortugueseAnalyzer::new));
        found.put("german", analyzer(GermanAnalyzer::new));
        found.put("italian", analyzer(ItalianAnalyzer::new));
        found.put("arabic", analyzer(ArabicAnalyzer::new));
        found.put("cjk", analyzer(CJKAnalyzer::new));
        found.put("whitespace", analyzer(WhitespaceAnalyzer::new));
        return found;
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        Map<String, AnalysisProvider<TokenFilterFactory>> found = new TreeMap<>();
        found.put("asciifolding", filter(true, s -> in -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false))));
        found.put("edge_ngram", filter(false, s -> in -> new EdgeNGramTokenFilter(
            in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), s.getAsBoolean("preserve_original", false))));
        found.put("elision", filter(true, s -> in -> new ElisionFilter(
            in, new CharArraySet(s.getAsList("articles", List.copyOf(asStrings(FrenchAnalyzer.DEFAULT_ARTICLES))), s.getAsBoolean("articles_case", false)))));
        found.put("stemmer", filter(false, s -> in -> new SnowballFilter(in, snowball(s.get("language", s.get("name", "english"))))));
        found.put("snowball", filter(false, s -> in -> new SnowballFilter(in, snowball(s.get("language", s.get("name", "English"))))));
        found.put("synonym_graph", filter(false, s -> {
            SynonymMap map = synonyms(s);
            return in -> map.fst == null ? in : new SynonymGraphFilter(in, map, true);
        }));
        found.put("word_delimiter_graph", filter(false, s -> in -> new WordDelimiterGraphFilter(in, delimiterFlags(s), null)));
        found.put("unique", filter(false, s -> UniqueFilter::new));
        found.put("pattern_capture", filter(false, s -> in -> new PatternCaptureGroupTokenFilter(
            in, s.getAsBoolean("preserve_original", true), s.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new))));
        return found;
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        Map<String, AnalysisProvider<TokenizerFactory>> found = new TreeMap<>();
        found.put("keyword", tokenizer(s -> new KeywordTokenizer()));
        found.put("whitespace", tokenizer(s -> new WhitespaceTokenizer()));
        found.put("edge_ngram", tokenizer(s -> new EdgeNGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2))));
        found.put("ngram", tokenizer(s -> new NGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2))));
        found.put("uax_url_email", tokenizer(s -> new UAX29URLEmailTokenizer()));
        return found;
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of("html_strip", (index, environment, name, settings) -> new CharFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader create(Reader reader) {
                return new HTMLStripCharFilter(reader);
            }
        });
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
        RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> features) {
        return List.of(new RootHandler());
    }

    private static <T extends Analyzer> AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(Supplier<T> make) {
        return (index, environment, name, settings) -> {
            T analyzer = make.get();
            return new AbstractIndexAnalyzerProvider<Analyzer>(name) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        };
    }

    private static AnalysisProvider<TokenFilterFactory> filter(boolean normalizes, Function<Settings, Function<TokenStream, TokenStream>> make) {
        return (index, environment, name, settings) -> {
            Function<TokenStream, TokenStream> wrap = make.apply(settings);
            return normalizes ? new NormalizingFactory(name, wrap) : new Factory(name, wrap);
        };
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Function<Settings, Tokenizer> make) {
        return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, () -> make.apply(settings));
    }

    private static String snowball(String language) {
        String plain = language.replace("light_", "").replace("minimal_", "");
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private static Set<String> asStrings(CharArraySet words) {
        Set<String> strings = new HashSet<>();
        for (Object word : words) {
            strings.add(new String((char[]) word));
        }
        return strings;
    }

    private static SynonymMap synonyms(Settings settings) {
        try {
            SolrSynonymParser parser = new SolrSynonymParser(true, settings.getAsBoolean("expand", true), new WhitespaceAnalyzer());
            parser.parse(new java.io.StringReader(String.join("\n", settings.getAsList("synonyms"))));
            return parser.build();
        } catch (java.io.IOException | java.text.ParseException error) {
            throw new IllegalArgumentException("failed to build synonyms", error);
        }
    }

    private static int delimiterFlags(Settings settings) {
        Map<String, Integer> flags = Map.of(
            "generate_word_parts", WordDelimiterGraphFilter.GENERATE_WORD_PARTS,
            "generate_number_parts", WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS,
            "split_on_case_change", WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE,
            "split_on_numerics", WordDelimiterGraphFilter.SPLIT_ON_NUMERICS,
            "stem_english_possessive", WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE);
        int sum = settings.getAsBoolean("preserve_original", false) ? WordDelimiterGraphFilter.PRESERVE_ORIGINAL : 0;
        for (Map.Entry<String, Integer> flag : flags.entrySet()) {
            sum |= settings.getAsBoolean(flag.getKey(), true) ? flag.getValue() : 0;
        }
        return sum;
    }

    private static class Factory implements TokenFilterFactory {
        private final String name;
        protected final Function<TokenStream, TokenStream> wrap;

        Factory(String name, Function<TokenStream, TokenStream> wrap) {
            this.name = name;
            this.wrap = wrap;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public TokenStream create(TokenStream in) {
            return wrap.apply(in);
        }
    }

    private static final class NormalizingFactory extends Factory implements org.elasticsearch.index.analysis.NormalizingTokenFilterFactory {
        NormalizingFactory(String name, Function<TokenStream, TokenStream> wrap) {
            super(name, wrap);
        }
    }

    private static final class UniqueFilter extends FilteringTokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Set<String> seen = new HashSet<>();

        UniqueFilter(TokenStream in) {
            super(in);
        }

        @Override
        protected boolean accept() {
            return seen.add(term.toString());
        }

        @Override
        public void reset() throws java.io.IOException {
            super.reset();
            seen.clear();
        }
    }

    private static final class RootHandler extends BaseRestHandler {
        @Override
        public String getName() {
            return "citykb_test_root";
        }

        @Override
        public List<Route> routes() {
            return new ArrayList<>(List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/")));
        }

        @Override
        protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
            return channel -> {
                XContentBuilder body = channel.newBuilder().startObject();
                body.field("name", client.getLocalNodeId()).field("cluster_name", "citykb-test").startObject("version");
                body.field("number", Build.current().version()).field("build_flavor", "default").endObject();
                body.field("tagline", "You Know, for Search").endObject();
                channel.sendResponse(new RestResponse(RestStatus.OK, body));
            };
        }
    }
}
