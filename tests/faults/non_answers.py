"""Answers that only send the reader to somebody else."""

from __future__ import annotations

from .fault import SPANISH, Fault, each

_AZA = "azathioprine-australia.md"
_SAFETY = {
    "contraindications": (
        "Don't take azathioprine if you're allergic to azathioprine or mercaptopurine. Tell your GP if you take "
        "allopurinol for gout: the two together can be dangerous.\n"
    ),
    "dosage": "Doses are worked out by weight: 2–3 mg/kg/day.\n",
    "side-effects": (
        "Nausea, tummy upset, lowered blood counts, infections, liver problems. Long-term use raises the risk of skin "
        "cancer, so slip, slop, slap.\n"
    ),
    "preparation": "A TPMT test, a full blood count (FBC), liver function tests (LFTs) and a skin check.\n",
    "monitoring": "- FBC: weekly for the first month, then monthly\n- LFTs: monthly\n- skin check: yearly\n",
}
_AWAY = {
    "contraindications": (
        "Please consult your healthcare provider.",
        "Your care team can answer this.",
        "Speak to your neurologist about this.",
        "Talk with your doctor about any potential contraindications to azathioprine.",
        "Ask your neurologist whether azathioprine is right for you.",
        "This is something to discuss with your doctor.",
        "Your doctor will decide whether azathioprine is suitable for you.",
        "Always follow your doctor's advice.",
        "Your GP or specialist will be able to tell you.",
        "Discuss your medical history with your neurologist before starting.",
        "Check with your pharmacist.",
        "Only your doctor can tell you this. Please make an appointment.",
        "If you have any questions about this, please contact your doctor or nurse.",
    ),
    "dosage": (
        "Your doctor will tell you how much to take.",
        "Take it exactly as your doctor has told you.",
        "Your specialist will work out the right dose for you.",
        "Ask your doctor.",
        "As prescribed by your doctor.",
        "Follow the directions of your prescriber.",
    ),
    "side-effects": (
        "Ask your doctor about side effects.",
        "Your pharmacist can give you a list of side effects.",
        "Please talk to your care team about possible side effects.",
    ),
    "preparation": (
        "Your doctor will let you know.",
        "Your team will guide you through this.",
        "Please ask your neurologist what you need to do.",
        "Your doctor can tell you more. Please ask your neurologist.",
    ),
    "monitoring": (
        "Your doctor will discuss this with you.",
        "Ask your neurologist.",
        "Your healthcare team will advise you.",
        "Monitoring is up to your doctor.",
    ),
}
NON_ANSWERS = [
    *each(
        "non-answer",
        "mycophenolate-short.md",
        "No. It can cause miscarriage and birth defects. Former category D.\n",
        "«Please talk to your doctor.\n",
        "«Discuss this with your specialist.\n",
        "«Ask your obstetrician or neurologist.\n",
        "«Your doctor can advise you on this.\n",
        also=frozenset({"schema"}),
    ),
    *(
        Fault(
            "non-answer",
            _AZA,
            _SAFETY[section],
            f"«{words}\n",
            also=frozenset({"schema"}) if section == "monitoring" else frozenset(),
        )
        for section, all_ in _AWAY.items()
        for words in all_
    ),
    *each(
        "non-answer",
        SPANISH,
        "No la tomes si eres alérgico a la azatioprina o a la mercaptopurina.\n",
        "«Consulte a su médico.\n",
        "«Habla con tu neurólogo.\n",
        "«Pregunte a su equipo médico.\n",
        "«Tu médico te lo explicará.\n",
        "«Su médico decidirá si puede tomarla.\n",
        "«Coméntalo con tu neuróloga.\n",
    ),
]
_TELLS = {
    "contraindications": (
        "Ask your doctor before taking ibuprofen.",
        "Tell your doctor if you have liver disease.",
        "Tell your doctor if you have ever had cancer.",
        "Tell your doctor about any allergies you have. People allergic to mercaptopurine must not take it.",
        "Ask your doctor first if you take allopurinol.",
        "Talk to your doctor before having a live vaccine.",
        "Tell your neurologist if you are pregnant or breastfeeding.",
        "See your doctor straight away if you get chickenpox.",
        "Speak to your doctor if you have kidney problems or an infection.",
        "Let your doctor know if you plan to become pregnant.",
        "People with very low TPMT should not take it. Speak to your neurologist.",
        "Check with your doctor before taking warfarin.",
    ),
    "dosage": (
        "Your doctor will work it out: 2 to 3 mg for each kilogram of body weight.",
        "Most people take 150 mg. Ask your doctor if you are unsure.",
        "Your doctor will adjust the dose to your weight and blood counts.",
    ),
    "side-effects": (
        "Call your doctor if you get a fever, a sore throat or unusual bruises.",
        "Tell your doctor about nausea: taking the tablets with food may help.",
    ),
    "preparation": (
        "Your doctor should check your blood counts and liver enzymes.",
        "Ask your doctor for a TPMT test.",
        "Ask your GP which vaccinations you need, such as the flu and pneumonia vaccines.",
    ),
}
FAIR_NON_ANSWERS = [
    *(Fault("", _AZA, _SAFETY[section], f"{words}\n") for section, all_ in _TELLS.items() for words in all_),
    *each(
        "",
        SPANISH,
        "No la tomes si eres alérgico a la azatioprina o a la mercaptopurina.\n",
        "Informe a su médico si tiene una enfermedad del hígado.\n",
        "Consulte a su médico si está embarazada.\n",
        "Dile a tu médico si tomas alopurinol.\n",
    ),
]
