namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class MathFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("{{ -15.5| math.abs }}", "15.5")]
    [InlineData("{{ -5| math.abs }}", "5")]
    [InlineData("{{ 4.6 | math.ceil }}", "5")]
    [InlineData("{{ 4.3 | math.ceil }}", "5")]
    [InlineData("{{ 8.4 | math.divided_by 2.0 | math.round 1 }}", "4.2")]
    [InlineData("{{ 8.4 | math.divided_by 2 }}", "4")]
    [InlineData("{{ 4.6 | math.floor }}", "4")]
    [InlineData("{{ 4.3 | math.floor }}", "4")]
    [InlineData("{{ 255 | math.format \"X4\" }}", "00FF")]
    [InlineData("{{ 255 | math.is_number }}", "true")]
    [InlineData("{{ \"yo\" | math.is_number }}", "false")]
    [InlineData("{{ 255 | math.minus 5}}", "250")]
    [InlineData("{{ 11 | math.modulo 10}}", "1")]
    [InlineData("{{ 1 | math.plus 2}}", "3")]
    [InlineData("{{ 4.6 | math.round }}", "5")]
    [InlineData("{{ 4.3 | math.round }}", "4")]
    [InlineData("{{ 4.5612 | math.round 2 }}", "4.56")]
    [InlineData("{{ 2 | math.times 3}}", "6")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ 2.5 | math.round }} {{ 3.5 | math.round }} {{ 0.125m | math.round 2 }}", "2 4 0.12")]
    [InlineData("{{ 2.5 | math.round 99 }} {{ 2.5 | math.round (-1) }} {{ 7 | math.round 2 }}", "2.5 2 7")]
    [InlineData("{{ -4.5 | math.floor }} {{ -4.5 | math.ceil }} {{ 4.5m | math.floor }} {{ 4 | math.ceil }}", "-5 -4 4 4")]
    [InlineData("{{ 7 | math.divided_by 2 }} {{ -7 | math.divided_by 2 }} {{ 7 | math.divided_by (-2) }} {{ 6 | math.divided_by (-2) }}", "3 -4 -4 -3")]
    [InlineData("{{ 7 | math.divided_by 2.0 }} {{ 7m | math.divided_by 2 }} {{ 7 | math.divided_by 2m }}", "3.5 3 3.5")]
    [InlineData("{{ 7 | math.divided_by 2 | object.kind }} {{ 8.4 | math.divided_by 2 | object.kind }}", "int int")]
    [InlineData("{{ 9223372036854775807 | math.plus 1 }} {{ 9223372036854775807 | math.times 2 }}", "9223372036854775808 18446744073709551614")]
    [InlineData("{{ 9223372036854775807 | math.plus 1 | math.minus 1 | object.kind }}", "long")]
    [InlineData("{{ '5' | math.plus '1.5' }}", "6.5")]
    [InlineData("{{ -7 | math.modulo 3 }} {{ 7.5 | math.modulo 2 }}", "-1 1.5")]
    [InlineData("{{ 1.5f | math.plus 1 | object.kind }} {{ 1.5f | math.plus 1.0 | object.kind }} {{ 1m | math.plus 1.5 | object.kind }}", "float double decimal")]
    [InlineData("{{ null | math.is_number }}{{ '1' | math.is_number }}", "falsefalse")]
    [InlineData("{{ 1234.5 | math.format 'N2' 'de-DE' }} {{ 0.25 | math.format 'P0' }} {{ -1 | math.format 'X' }}", "1.234,50 25 % FFFFFFFF")]
    [InlineData("{{ math.random 3 4 }} {{ r = math.random 1 10; r >= 1 && r < 10 }}", "3 true")]
    [InlineData("{{ math.uuid | string.size }} {{ math.uuid == math.uuid }}", "36 false")]
    [InlineData("{{ math.uuid | regex.match `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$` | array.size }}", "1")]
    public void Numbers_keep_their_kind_where_they_can(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ 1 | math.divided_by 0 }}", "zero")]
    [InlineData("{{ 1 | math.modulo 0 }}", "zero")]
    [InlineData("{{ 'x' | math.plus 1 }}", "Unable to convert type `string` to `number`")]
    [InlineData("{{ math.random 5 1 }}", "maxValue")]
    [InlineData("{{ 1.5 | math.format 'X4' }}", "format")]
    [InlineData("{{ 1 | math.format 'N0' 'xx-NOPE' }}", "xx-NOPE")]
    [InlineData("{{ x = 3; for i in 1..40; x = x | math.times x; end }}", "too large")]
    [InlineData("{{ 1 | math.format 'D999999999' }}", "")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);

    [Theory]
    [InlineData("{{ math.random 1 10 }}")]
    [InlineData("{{ math.uuid }}")]
    public void Without_randomness_from_the_host_there_is_none(string template) =>
        Should.Throw<TemplateException>(() => Template.Parse(template, "test").Render())
            .Message.ShouldContain("randomness");
}
