using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceBlog.LinkCheck.External;

/// <summary>How a line of the cache is written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CacheEntry))]
internal sealed partial class CacheJson : JsonSerializerContext;
