namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class ObjectFunctionsTests : BuiltinsTest
{
    private const string Product = """{{- product = {title: "Orange", type: "fruit"} -}}""";

    [Theory]
    [InlineData("""{{ undefined_var | object.default "Yo" }}""", "Yo")]
    [InlineData("""{{ "1 + 2" | object.eval }}""", "3")]
    [InlineData("""{{ "This is a template text {{ 1 + 2 }}" | object.eval_template }}""", "This is a template text 3")]
    [InlineData("""{{ 255 | object.format "X4" }}""", "00FF")]
    [InlineData("""{{ 1523 | object.format "N2" "en-US" }}""", "1,523.00")]
    [InlineData(Product + """{{ product | object.has_key "title" }}""", "true")]
    [InlineData(Product + """{{ product | object.has_value "title" }}""", "true")]
    [InlineData(Product + """{{ product | object.keys | array.sort }}""", """["title", "type"]""")]
    [InlineData("{{ [1, 2, 3] | object.size }}", "3")]
    [InlineData("{{ null | object.typeof }}", "")]
    [InlineData("{{ true | object.typeof }}", "boolean")]
    [InlineData("{{ 1 | object.typeof }}", "number")]
    [InlineData("{{ 1.0 | object.typeof }}", "number")]
    [InlineData("{{ \"text\" | object.typeof }}", "string")]
    [InlineData("{{ 1..5 | object.typeof }}", "iterator")]
    [InlineData("{{ [1,2,3,4,5] | object.typeof }}", "array")]
    [InlineData("{{ {} | object.typeof }}", "object")]
    [InlineData("{{ object | object.typeof }}", "object")]
    [InlineData("{{ null | object.kind }}", "")]
    [InlineData("{{ true | object.kind }}", "bool")]
    [InlineData("{{ 1 | object.kind }}", "int")]
    [InlineData("{{ 1.0 | object.kind }}", "double")]
    [InlineData("{{ \"text\" | object.kind }}", "string")]
    [InlineData("{{ 1..5 | object.kind }}", "range")]
    [InlineData("{{ [1,2,3,4,5] | object.kind }}", "array")]
    [InlineData("{{ {} | object.kind }}", "object")]
    [InlineData("{{ object | object.kind }}", "object")]
    [InlineData(Product + """{{ product | object.values | array.sort }}""", """["fruit", "Orange"]""")]
    [InlineData("""
        {{
           obj = `{ "foo": 123 }` | object.from_json
           obj.foo
        }}
        """, "123")]
    [InlineData("""{{ { foo: "bar", baz: [1, 2, 3] } | object.to_json }}""", """{"foo":"bar","baz":[1,2,3]}""")]
    [InlineData("{{ true | object.to_json }}", "true")]
    [InlineData("{{ null | object.to_json }}", "null")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ '' | object.default 'a' }}{{ ' ' | object.default 'a' }}{{ false | object.default 'a' }}", "a false")]
    [InlineData("{{ {a: null} | object.has_key 'a' }} {{ {a: null} | object.has_value 'a' }} {{ {} | object.has_key 'a' }}", "true false false")]
    [InlineData("{{ null | object.has_key 'a' }} {{ 5 | object.has_key 'a' }} {{ {} | object.has_key null }}", "false false false")]
    [InlineData("{{ x = [1]; x.p = 2; x | object.keys }} {{ x | object.has_key 'p' }}", "[\"p\"] true")]
    [InlineData("{{ null | object.keys }}{{ 5 | object.values }}", "[][]")]
    [InlineData("{{ {B: 1, a: 2, 'c d': 3} | object.keys }}", "[\"B\", \"a\", \"c d\"]")]
    [InlineData("{{ 'abc' | object.size }} {{ {a: 1} | object.size }} {{ null | object.size }} {{ 1..4 | object.size }}", "3 1 0 4")]
    [InlineData("{{ 3000000000 | object.kind }} {{ 1.0f | object.kind }} {{ 1.0m | object.kind }} {{ @string.upcase | object.kind }}", "long float decimal function")]
    [InlineData("{{ date.now | object.typeof }} {{ date.now | object.kind }} {{ @string.upcase | object.typeof }}", "object object function")]
    [InlineData("{{ 'a' | object.format 'N2' }} {{ date.now | object.format 'yyyy-MM' }} {{ null | object.format 'N2' }}", "a 2013-09 ")]
    [InlineData("{{ x = 5; 'x * 2' | object.eval }} {{ 7 | object.eval }}", "10 7")]
    [InlineData("{{ x = 5; '<{{ x }}>' | object.eval_template }}", "<5>")]
    [InlineData("{{ func f; ret 9; end; @f | object.eval }}", "9")]
    public void Odd_arguments_have_a_sensible_result(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ {a: 1.5, b: null, c: [], d: {}, e: false} | object.to_json }}", """{"a":1.5,"b":null,"c":[],"d":{},"e":false}""")]
    [InlineData("{{ 1..3 | object.to_json }}{{ 'é</script>\"' | object.to_json }}", """[1,2,3]"\u00E9\u003C/script\u003E\u0022" """)]
    [InlineData("{{ date.now | object.to_json }}", "\"2013-09-12T22:49:27+05:30\"")]
    [InlineData("{{ {f: @string.upcase, a: 1} | object.to_json }}", """{"a":1}""")]
    [InlineData("{{ 9223372036854775807 + 1 | object.to_json }} {{ 1.10m | object.to_json }}", "9223372036854775808 1.10")]
    [InlineData("{{ '[1, 2.5, 1e400, \"a\", null, true]' | object.from_json }}", """[1, 2.5, Infinity, "a", null, true]""")]
    [InlineData("{{ `{\"B c\": {\"a\": 1}, \"b\": 2, \"b\": 3}` | object.from_json | object.to_json }}", """{"B c":{"a":1},"b":3}""")]
    [InlineData("{{ null | object.from_json }}", "")]
    public void Json_is_written_and_read(string template, string output) =>
        Render(template).ShouldBe(output.TrimEnd());

    [Theory]
    [InlineData("{{ 'not json' | object.from_json }}", "not JSON")]
    [InlineData("{{ x = {}; x.x = x; x | object.to_json }}", "nested too deeply")]
    [InlineData("{{ 1.0 / 0.0 | object.to_json }}", "JSON has no number")]
    [InlineData("{{ '1 +' | object.eval }}", "object.eval")]
    [InlineData("{{ '{{ 1 +' | object.eval_template }}", "object.eval_template")]
    [InlineData("{{ func f; ret 'f' | object.eval; end; f }}", "")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);
}
