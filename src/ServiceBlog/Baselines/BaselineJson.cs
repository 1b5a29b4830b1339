using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceBlog.Baselines;

/// <summary>How an entry is written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(BaselineEntry))]
internal sealed partial class BaselineJson : JsonSerializerContext;
