using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceBlog.Preview;

/// <summary>Problems as the script in the browser reads them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImmutableArray<Problem>))]
internal sealed partial class ProblemJson : JsonSerializerContext;
